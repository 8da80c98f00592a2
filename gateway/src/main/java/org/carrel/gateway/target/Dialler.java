package org.carrel.gateway.target;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.carrel.config.Endpoint;
import org.carrel.config.TargetConfig;

/**
 * Opens connections with one target: at its address, or at the first of the others that answers.
 * Immutable; any thread.
 */
final class Dialler {
    private final TargetConfig config;
    private final Class<? extends Channel> channelType;
    private final ByteBufAllocator allocator;

    /**
     * @param allocator the memory of the channels
     */
    Dialler(TargetConfig config, Class<? extends Channel> channelType, ByteBufAllocator allocator) {
        this.config = config;
        this.channelType = channelType;
        this.allocator = allocator;
    }

    /** One attempt at one place. */
    interface Attempt {
        /** Puts everything on the connection. */
        void furnish(Channel channel);

        /** It is open. */
        void connected(Channel channel);
    }

    /** Makes an attempt at a place. */
    interface Attempts {
        Attempt at(Endpoint place);
    }

    /**
     * Opens a connection on this loop, on which everything is called.
     *
     * @param attempts makes one for each place that is tried
     * @param nowhere called instead, once, if no place answered
     */
    void dial(EventLoop loop, Attempts attempts, Runnable nowhere) {
        Deque<Endpoint> places = new ArrayDeque<>(config.fallback());
        places.addFirst(config.address());
        next(loop, places, attempts, nowhere);
    }

    private void next(EventLoop loop, Deque<Endpoint> places, Attempts attempts, Runnable nowhere) {
        Endpoint place = places.poll();
        if (place == null) {
            nowhere.run();
            return;
        }
        Attempt attempt = attempts.at(place);
        Consumer<InetSocketAddress> connecting =
                address ->
                        connect(
                                loop,
                                address,
                                attempt,
                                () -> next(loop, places, attempts, nowhere));
        // a name may take its time to be looked up, and an event loop has none
        Thread.startVirtualThread(() -> {
            var address = new InetSocketAddress(place.host(), place.port());
            loop.execute(() -> connecting.accept(address));
        });
    }

    private void connect(
            EventLoop loop, InetSocketAddress address, Attempt attempt, Runnable otherwise) {
        ChannelFuture connecting =
                new Bootstrap()
                        .group(loop)
                        .channel(channelType)
                        .option(ChannelOption.ALLOCATOR, allocator)
                        .option(ChannelOption.TCP_NODELAY, true)
                        .option(ChannelOption.SO_KEEPALIVE, true)
                        .option(
                                ChannelOption.CONNECT_TIMEOUT_MILLIS,
                                (int) config.timeout().toMillis())
                        .handler(
                                new ChannelInitializer<Channel>() {
                                    @Override
                                    protected void initChannel(Channel channel) {
                                        attempt.furnish(channel);
                                    }
                                })
                        .connect(address);
        connecting.addListener(done -> {
            if (done.isSuccess()) {
                attempt.connected(connecting.channel());
            } else {
                otherwise.run();
            }
        });
    }
}
