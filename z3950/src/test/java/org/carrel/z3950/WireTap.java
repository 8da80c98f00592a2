package org.carrel.z3950;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import java.io.ByteArrayOutputStream;

/**
 * Keeps a copy of what would leave on the wire, since the encoder wipes its own once it was
 * written.
 */
final class WireTap extends ChannelOutboundHandlerAdapter {
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

    void clear() {
        seen.reset();
    }

    byte[] bytes() {
        return seen.toByteArray();
    }
}
