package org.carrel.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.ByteArrayOutputStream;
import org.carrel.gateway.ledger.Disposition;
import org.carrel.gateway.message.Message;
import org.carrel.gateway.message.Sip2Envelope;
import org.carrel.gateway.wire.Tls;
import org.carrel.gateway.wire.Wire;
import org.carrel.sip2.Sip2Dialect;

/** One connection to a peer of a dialect, on which a test says bytes and hears messages. */
public final class MessageLine implements AutoCloseable {
    private final OpenBooks books = new OpenBooks();
    private final Wiretap tap = new Wiretap();
    private final EmbeddedChannel channel = new EmbeddedChannel(tap);

    /** A line whose messages lie in this memory. */
    public MessageLine(Sip2Dialect dialect, ByteBufAllocator memory) {
        channel.config().setAllocator(memory);
        Wire.sip2From(channel, Tls.NONE, dialect, books.tap(dialect));
    }

    /** The one message that these bytes are; the caller closes it. */
    public Message hears(byte[] wire) {
        channel.writeInbound(channel.alloc().directBuffer(wire.length).writeBytes(wire));
        Object heard = channel.readInbound();
        return heard instanceof Message message ? message : notAMessage(heard);
    }

    /** The one message of the protocol's own letters, without AY and AZ. */
    public Message hears(String line) {
        return hears((line + "\r").getBytes(ISO_8859_1));
    }

    /**
     * What leaves on the wire, terminator and all; the message is closed by it, and accounted for
     * where nobody did.
     */
    public byte[] says(Message message) {
        tap.seen.reset();
        boolean known = message instanceof Sip2Envelope envelope && envelope.slip() != null;
        channel.writeOutbound(
                known ? message : message.accounted(books.book(), Disposition.SUPPLIED));
        return tap.seen.toByteArray();
    }

    @Override
    public void close() {
        channel.finishAndReleaseAll();
    }

    private static Message notAMessage(Object heard) {
        throw new AssertionError("not a message but " + heard);
    }

    /** Keeps a copy of what would leave, since the encoder wipes its own once it was written. */
    private static final class Wiretap extends ChannelOutboundHandlerAdapter {
        private final ByteArrayOutputStream seen = new ByteArrayOutputStream();

        @Override
        public void write(ChannelHandlerContext context, Object written, ChannelPromise promise) {
            ByteBuf wire = (ByteBuf) written;
            for (int at = wire.readerIndex(); at < wire.writerIndex(); at++) {
                seen.write(wire.getByte(at));
            }
            wire.release();
            promise.setSuccess();
        }
    }
}
