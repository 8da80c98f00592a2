package org.carrel.gateway.wire;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.codec.http.HttpServerCodec;
import java.util.List;
import java.util.function.Consumer;
import org.carrel.z3950.ApduDecoder;
import org.carrel.z3950.ApduEncoder;

/**
 * Finds out by a connection's first bytes what its client speaks: a Z39.50 Init begins with B4, web
 * requests with a word in ASCII (z3950.md §5). Anything else is closed. One per connection.
 */
final class FirstBytes extends ByteToMessageDecoder {
    private static final int FIRST_OF_APDUS = 0xB4;
    private static final int LAST_OF_APDUS = 0xBF;
    private static final int WORD = 4;

    /** The longest line, all headers, and body of a web request, in bytes. */
    private static final int LONGEST_LINE = 16 * 1024;

    private static final int LONGEST_BODY = 64 * 1024;

    private final Consumer<Speech> understood;

    /**
     * @param understood puts on the pipeline what will listen, when the codec is there
     */
    FirstBytes(Consumer<Speech> understood) {
        this.understood = understood;
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        int first = in.getUnsignedByte(in.readerIndex());
        if (first >= FIRST_OF_APDUS && first <= LAST_OF_APDUS) {
            ChannelPipeline pipeline = context.pipeline();
            pipeline.addLast(new ApduDecoder(ApduDecoder.LARGEST_OF_CLIENT), new ApduEncoder());
            become(context, Speech.Z3950);
        } else if (!isWord(in)) {
            in.skipBytes(in.readableBytes());
            context.close();
        } else if (in.readableBytes() >= WORD) {
            context.channel().config().setAllocator(WipingAllocator.INSTANCE);
            context.pipeline()
                    .addLast(
                            WipedReads.INSTANCE,
                            new HttpServerCodec(LONGEST_LINE, LONGEST_LINE, LONGEST_BODY),
                            new WebRequests(LONGEST_BODY));
            become(context, Speech.HTTP);
        }
    }

    private void become(ChannelHandlerContext context, Speech speech) {
        understood.accept(speech);
        // what was read goes on to the codec that was just put behind
        context.pipeline().remove(this);
    }

    private static boolean isWord(ByteBuf in) {
        int length = Math.min(in.readableBytes(), WORD);
        for (int at = 0; at < length; at++) {
            int octet = in.getByte(in.readerIndex() + at);
            if (octet < ' ' || octet > '~') {
                return false;
            }
        }
        return true;
    }
}
