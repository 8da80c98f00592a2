package org.carrel.gateway.wire;

import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.util.function.Consumer;
import org.carrel.gateway.watch.TurnAway;

/**
 * Tells why a handshake failed; the connection is closed then, and what the library threw goes no
 * further. Any thread.
 */
@ChannelHandler.Sharable
final class TlsWatch extends ChannelInboundHandlerAdapter {
    private final Consumer<TurnAway> failed;

    TlsWatch(Consumer<TurnAway> failed) {
        this.failed = failed;
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) throws Exception {
        if (event instanceof SslHandshakeCompletionEvent handshake) {
            if (handshake.isSuccess()) {
                context.pipeline().remove(this);
            } else {
                failed.accept(TlsFailure.reason(handshake.cause()));
            }
        }
        super.userEventTriggered(context, event);
    }
}
