package org.carrel.gateway.listen;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.ServerChannel;
import java.net.InetSocketAddress;
import java.util.Objects;
import org.carrel.config.DoorConfig;
import org.carrel.config.Endpoint;
import org.jspecify.annotations.Nullable;

/**
 * One socket that listens, and the entrance to which it leads just now. It is bound before anybody
 * is let in, so that it is known that it can be. Any thread.
 */
final class Port {
    private static final int BACKLOG = 1024;

    private final Endpoint bind;
    private final Channel channel;
    private volatile @Nullable Entrance entrance;

    /**
     * @throws DoorShut if the address cannot be bound
     */
    Port(DoorConfig door, Sockets sockets) {
        this.bind = door.bind();
        ChannelFuture binding =
                new ServerBootstrap()
                        .group(sockets.loops())
                        .channel(sockets.channelType())
                        .option(ChannelOption.SO_BACKLOG, BACKLOG)
                        .option(ChannelOption.SO_REUSEADDR, true)
                        .option(ChannelOption.AUTO_READ, false)
                        .childOption(ChannelOption.ALLOCATOR, sockets.allocator())
                        .childOption(ChannelOption.TCP_NODELAY, true)
                        .childOption(ChannelOption.SO_KEEPALIVE, true)
                        .childHandler(
                                new ChannelInitializer<Channel>() {
                                    @Override
                                    protected void initChannel(Channel child) {
                                        child.pipeline().addLast(new Threshold(entrance()));
                                    }
                                })
                        .bind(new InetSocketAddress(bind.host(), bind.port()))
                        .awaitUninterruptibly();
        if (!binding.isSuccess()) {
            throw new DoorShut(door.name(), bind);
        }
        this.channel = binding.channel();
    }

    /** Of what sockets are made. */
    record Sockets(
            EventLoopGroup loops,
            Class<? extends ServerChannel> channelType,
            ByteBufAllocator allocator) {}

    Endpoint bind() {
        return bind;
    }

    /** The number of the port, also where the system chose it. */
    int number() {
        return ((InetSocketAddress) channel.localAddress()).getPort();
    }

    /** Leads whoever comes from now on to this entrance. */
    void leadTo(Entrance next) {
        entrance = next;
        channel.config().setAutoRead(true);
    }

    /** Lets nobody new in; those inside stay. */
    void close() {
        channel.close().awaitUninterruptibly();
    }

    private Entrance entrance() {
        return Objects.requireNonNull(entrance);
    }
}
