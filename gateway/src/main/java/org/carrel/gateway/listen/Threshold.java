package org.carrel.gateway.listen;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.haproxy.HAProxyCommand;
import io.netty.handler.codec.haproxy.HAProxyMessage;
import io.netty.handler.codec.haproxy.HAProxyMessageDecoder;
import io.netty.util.NetUtil;
import io.netty.util.ReferenceCountUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.carrel.gateway.watch.TurnAway;
import org.jspecify.annotations.Nullable;

/**
 * The first that a new connection meets. Finds out whose it is: of a balancer by the PROXY protocol
 * (v1 or v2), of everybody else by the address. Nothing behind it hears of the connection before it
 * is let in. One per connection, on its event loop.
 */
final class Threshold extends ChannelInboundHandlerAdapter {
    /** A balancer has its header ready when it connects. */
    private static final long HEADER_SECONDS = 5;

    private final Entrance entrance;
    private boolean waitsForHeader;

    Threshold(Entrance entrance) {
        this.entrance = entrance;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        if (!(context.channel().remoteAddress() instanceof InetSocketAddress peer)) {
            context.close(); // it left while it came
        } else if (entrance.isBalancer(peer.getAddress())) {
            waitsForHeader = true;
            context.pipeline()
                    .addBefore(context.name(), "proxy-header", new HAProxyMessageDecoder());
            var ignored =
                    context.executor()
                            .schedule(() -> tooLate(context), HEADER_SECONDS, TimeUnit.SECONDS);
        } else {
            enter(context, peer.getAddress());
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object read) throws Exception {
        if (!waitsForHeader) {
            super.channelRead(context, read);
        } else if (read instanceof HAProxyMessage header) {
            waitsForHeader = false;
            welcome(context, header);
        } else {
            ReferenceCountUtil.release(read);
            giveUp(context);
        }
    }

    /** Broken bytes in the place of the header, or a fault before anybody was let in. */
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        giveUp(context);
        context.close();
    }

    /** A balancer that only looks whether we are there (LOCAL) is heard and let go. */
    private void welcome(ChannelHandlerContext context, HAProxyMessage header) {
        HAProxyCommand command = header.command();
        InetAddress source = address(header.sourceAddress());
        header.release();
        if (command == HAProxyCommand.LOCAL) {
            context.close();
        } else if (source == null) {
            entrance.turnedAway(TurnAway.NO_PROXY_HEADER);
            context.close();
        } else {
            enter(context, source);
        }
    }

    private void giveUp(ChannelHandlerContext context) {
        if (waitsForHeader) {
            waitsForHeader = false;
            entrance.turnedAway(TurnAway.NO_PROXY_HEADER);
            context.close();
        }
    }

    private void tooLate(ChannelHandlerContext context) {
        if (context.channel().isActive()) {
            giveUp(context);
        }
    }

    private void enter(ChannelHandlerContext context, InetAddress address) {
        Optional<TurnAway> no = entrance.admit(context.channel(), new Caller(address, false));
        if (no.isPresent()) {
            entrance.turnedAway(no.get());
            context.close();
        } else {
            context.fireChannelActive();
            context.pipeline().remove(this);
        }
    }

    /** An address as it is written, and no name, which would have to be looked up. */
    private static @Nullable InetAddress address(@Nullable String written) {
        byte[] bytes = written == null ? null : NetUtil.createByteArrayFromIpAddressString(written);
        try {
            return bytes == null ? null : InetAddress.getByAddress(bytes);
        } catch (UnknownHostException impossible) {
            return null;
        }
    }
}
