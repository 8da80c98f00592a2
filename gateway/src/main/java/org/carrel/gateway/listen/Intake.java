package org.carrel.gateway.listen;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.function.IntConsumer;

/** Counts the bytes of one connection before anything is made of them. On its event loop. */
final class Intake extends ChannelInboundHandlerAdapter {
    private final IntConsumer counted;

    Intake(IntConsumer counted) {
        this.counted = counted;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object read) throws Exception {
        if (read instanceof ByteBuf bytes) {
            counted.accept(bytes.readableBytes());
        }
        super.channelRead(context, read);
    }
}
