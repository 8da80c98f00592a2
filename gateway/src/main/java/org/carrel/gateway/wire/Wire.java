package org.carrel.gateway.wire;

import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpObjectAggregator;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.carrel.config.Endpoint;
import org.carrel.gateway.ledger.LedgerClosed;
import org.carrel.gateway.ledger.Tap;
import org.carrel.gateway.message.Malformed;
import org.carrel.gateway.message.Sip2Envelope;
import org.carrel.sip2.MalformedSip2;
import org.carrel.sip2.Sip2Decoder;
import org.carrel.sip2.Sip2Dialect;
import org.carrel.sip2.Sip2Encoder;
import org.carrel.sip2.Sip2Message;
import org.carrel.z3950.ApduDecoder;
import org.carrel.z3950.ApduEncoder;

/**
 * Puts a protocol on a socket: above it, both sides see {@code Message}s and {@code Malformed}s and
 * no bytes.
 */
public final class Wire {
    /** The longest line and all headers of a web answer, in bytes; the same of its parts. */
    private static final int LONGEST_LINE = 16 * 1024;

    private static final int LARGEST_ANSWER = 16 * 1024 * 1024;

    private Wire() {}

    /** Speaks SIP2 with a system that we called. */
    public static void sip2To(
            Channel channel, Tls tls, Endpoint peer, Sip2Dialect dialect, Tap tap) {
        tls.toPeer(channel.pipeline(), channel.alloc(), peer);
        sip2(channel.pipeline(), dialect, tap);
    }

    /**
     * Speaks SIP2 with a terminal that came in.
     *
     * @param first see everything before it is understood
     * @return whether a message has begun and its end has not come yet, for the channel's event
     *     loop
     */
    public static BooleanSupplier sip2From(
            Channel channel, Tls tls, Sip2Dialect dialect, Tap tap, ChannelHandler... first) {
        tls.toGuest(channel.pipeline(), channel.alloc());
        channel.pipeline().addLast(first);
        return sip2(channel.pipeline(), dialect, tap)::isInsideMessage;
    }

    /** Speaks Z39.50 with a target that we called. */
    public static void z3950To(Channel channel, Tls tls, Endpoint peer) {
        tls.toPeer(channel.pipeline(), channel.alloc(), peer);
        channel.pipeline()
                .addLast(new ApduDecoder(ApduDecoder.LARGEST_OF_SERVER), new ApduEncoder());
    }

    /**
     * Speaks HTTP with a target that we called.
     *
     * @param first sees everything before it is understood
     */
    public static void webTo(Channel channel, Tls tls, Endpoint peer, ChannelHandler first) {
        tls.toPeer(channel.pipeline(), channel.alloc(), peer);
        channel.pipeline()
                .addLast(
                        first,
                        new HttpClientCodec(LONGEST_LINE, LONGEST_LINE, LONGEST_LINE),
                        new HttpObjectAggregator(LARGEST_ANSWER));
    }

    /**
     * Speaks Z39.50 or SRU with a catalogue client that came in.
     *
     * @param first sees everything before it is understood
     * @param understood told which of the two it is, to put on what listens
     */
    public static void catalogueFrom(
            Channel channel, Tls tls, ChannelHandler first, Consumer<Speech> understood) {
        tls.toGuest(channel.pipeline(), channel.alloc());
        channel.pipeline().addLast(first, new FirstBytes(understood));
    }

    private static Sip2Decoder sip2(ChannelPipeline pipeline, Sip2Dialect dialect, Tap tap) {
        Sip2Decoder decoder = new Sip2Decoder(dialect);
        pipeline.addLast(tap, decoder, new Sip2Encoder(dialect), new Sip2Envelopes());
        return decoder;
    }

    /**
     * Takes frames out of their envelopes and puts them in. What cannot be counted now does not
     * leave, which the write's future says; where nobody accounts for a message at all, the
     * connection is closed too.
     */
    private static final class Sip2Envelopes extends ChannelDuplexHandler {
        @Override
        public void channelRead(ChannelHandlerContext context, Object read) {
            context.fireChannelRead(
                    switch (read) {
                        case Sip2Message frame -> new Sip2Envelope(frame, context.alloc());
                        case MalformedSip2 fault -> Malformed.of(fault, context.alloc());
                        default -> read;
                    });
        }

        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) {
            context.fireUserEventTriggered(
                    event == Sip2Decoder.Doubt.CHARSET ? Doubt.CHARSET : event);
        }

        @Override
        public void write(ChannelHandlerContext context, Object written, ChannelPromise promise) {
            if (!(written instanceof Sip2Envelope envelope)) {
                context.write(written, promise);
                return;
            }
            try {
                envelope.leave();
            } catch (LedgerClosed uncounted) {
                envelope.close();
                throw uncounted;
            } catch (RuntimeException unaccounted) {
                envelope.close();
                context.close();
                throw unaccounted;
            }
            context.write(envelope.frame(), promise);
        }
    }
}
