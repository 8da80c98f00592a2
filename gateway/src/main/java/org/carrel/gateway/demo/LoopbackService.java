package org.carrel.gateway.demo;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A server on loopback. All its connections live on one event loop, so that the state behind its
 * answers needs no locks. Whoever makes it closes it.
 */
final class LoopbackService implements AutoCloseable {
    private final int most;
    private final Consumer<Channel> furnish;
    private final EventLoopGroup loop;
    private final ChannelGroup connections;
    private final Channel listener;

    /**
     * Listens from now on.
     *
     * @param port 0 for any that is free
     * @param most it closes at once whatever comes beyond so many connections
     * @param furnish puts the handlers into a connection that came in
     */
    LoopbackService(String party, int port, int most, Consumer<Channel> furnish) {
        this.most = most;
        this.furnish = furnish;
        loop =
                new MultiThreadIoEventLoopGroup(
                        1,
                        new DefaultThreadFactory("demo-" + party, true),
                        NioIoHandler.newFactory());
        connections = new DefaultChannelGroup(loop.next());
        listener = listen(port);
    }

    int port() {
        return ((InetSocketAddress) listener.localAddress()).getPort();
    }

    /** Closes every connection but keeps listening, as a system that stumbles. */
    void hangUp() {
        connections.close().syncUninterruptibly();
    }

    @Override
    public void close() {
        listener.close().syncUninterruptibly();
        hangUp();
        loop.shutdownGracefully(0, 2, TimeUnit.SECONDS).syncUninterruptibly();
    }

    private Channel listen(int port) {
        try {
            return new ServerBootstrap()
                    .group(loop)
                    .channel(NioServerSocketChannel.class)
                    .childHandler(
                            new ChannelInitializer<>() {
                                @Override
                                protected void initChannel(Channel channel) {
                                    welcome(channel);
                                }
                            })
                    .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                    .syncUninterruptibly()
                    .channel();
        } catch (RuntimeException taken) {
            loop.shutdownGracefully(0, 2, TimeUnit.SECONDS);
            throw taken;
        }
    }

    private void welcome(Channel channel) {
        if (connections.size() >= most) {
            channel.close();
            return;
        }
        connections.add(channel);
        furnish.accept(channel);
    }
}
