package org.carrel.gateway.wire;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import org.carrel.z3950.ber.Wiping;

/**
 * Moves what was read before the channel had wiped memory into it, so that no codec behind leaves
 * bytes of a request to whoever gets the memory next. Any thread.
 */
@ChannelHandler.Sharable
final class WipedReads extends ChannelInboundHandlerAdapter {
    static final WipedReads INSTANCE = new WipedReads();

    private WipedReads() {}

    @Override
    public void channelRead(ChannelHandlerContext context, Object read) {
        if (read instanceof ByteBuf bytes && !WipingAllocator.made(bytes)) {
            ByteBuf wiped = WipingAllocator.INSTANCE.directBuffer(bytes.readableBytes());
            Wiping.moved(bytes, wiped);
            context.fireChannelRead(wiped);
        } else {
            context.fireChannelRead(read);
        }
    }
}
