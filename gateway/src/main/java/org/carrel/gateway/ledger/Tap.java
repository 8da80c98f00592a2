package org.carrel.gateway.ledger;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;

/**
 * Watches what leaves on one connection, last before TLS or the socket, and counts it for the
 * {@link TapBook}. It reads and never keeps, changes or holds back. One per connection.
 */
public final class Tap extends ChannelOutboundHandlerAdapter {
    private final FrameScanner scanner;

    Tap(FrameScanner scanner) {
        this.scanner = scanner;
    }

    @Override
    public void write(ChannelHandlerContext context, Object written, ChannelPromise promise) {
        if (written instanceof ByteBuf bytes) {
            scanner.scan(bytes, bytes.readerIndex(), bytes.writerIndex());
        }
        context.write(written, promise);
    }
}
