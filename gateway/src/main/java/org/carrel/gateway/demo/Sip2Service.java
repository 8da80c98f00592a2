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
import org.carrel.sip2.Sip2Decoder;
import org.carrel.sip2.Sip2Encoder;

/**
 * A SIP2 server on loopback. All its connections live on one event loop, so that the state behind
 * its answers needs no locks. Whoever makes it closes it.
 */
final class Sip2Service implements AutoCloseable {
    private final String party;
    private final ServiceOptions options;
    private final Answers answers;
    private final Witness witness;
    private final EventLoopGroup loop;
    private final ChannelGroup connections;
    private final Channel listener;

    Sip2Service(String party, ServiceOptions options, Answers answers, Witness witness) {
        this.party = party;
        this.options = options;
        this.answers = answers;
        this.witness = witness;
        loop =
                new MultiThreadIoEventLoopGroup(
                        1,
                        new DefaultThreadFactory("demo-" + party, true),
                        NioIoHandler.newFactory());
        connections = new DefaultChannelGroup(loop.next());
        listener = listen();
    }

    int port() {
        return ((InetSocketAddress) listener.localAddress()).getPort();
    }

    /** Closes every connection but keeps listening, as a library system that stumbles. */
    void hangUp() {
        connections.close().syncUninterruptibly();
    }

    @Override
    public void close() {
        listener.close().syncUninterruptibly();
        hangUp();
        loop.shutdownGracefully(0, 2, TimeUnit.SECONDS).syncUninterruptibly();
    }

    private Channel listen() {
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
                    .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), options.port()))
                    .syncUninterruptibly()
                    .channel();
        } catch (RuntimeException taken) {
            loop.shutdownGracefully(0, 2, TimeUnit.SECONDS);
            throw taken;
        }
    }

    private void welcome(Channel channel) {
        if (connections.size() >= options.maximumConnections()) {
            channel.close();
            return;
        }
        connections.add(channel);
        channel.pipeline()
                .addLast(new WitnessTap(witness, party, options.dialect()))
                .addLast(new Sip2Decoder(options.dialect()))
                .addLast(new Sip2Encoder(options.dialect()))
                .addLast(new ServiceConnection(options, answers));
    }
}
