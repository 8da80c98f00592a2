package org.carrel.gateway.upstream;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.carrel.config.Endpoint;
import org.carrel.config.Login;
import org.carrel.config.UpstreamConfig;
import org.carrel.gateway.ledger.Book;
import org.carrel.gateway.ledger.Direction;
import org.carrel.gateway.ledger.Ledger;
import org.carrel.gateway.ledger.Tap;
import org.carrel.gateway.ledger.TapBook;
import org.carrel.gateway.message.Message;
import org.carrel.gateway.message.Refused;
import org.carrel.gateway.message.Sip2Greeting;
import org.carrel.gateway.watch.Outcome;
import org.carrel.gateway.wire.PromptedLogin;
import org.carrel.gateway.wire.Tls;
import org.carrel.gateway.wire.Wire;
import org.jspecify.annotations.Nullable;

/**
 * Opens connections to one upstream, at its first address that answers, and logs in as the gateway.
 */
public final class Dialler {
    private final UpstreamConfig config;
    private final EventLoopGroup loops;
    private final Class<? extends Channel> channelType;
    private final ByteBufAllocator allocator;
    private final Sip2Greeting greeting;
    private final Accounting accounting;
    private final Tls tls;

    /**
     * @param tls what protects the way there
     */
    public Dialler(
            UpstreamConfig config,
            EventLoopGroup loops,
            Class<? extends Channel> channelType,
            ByteBufAllocator allocator,
            Accounting accounting,
            Tls tls) {
        this.config = config;
        this.accounting = accounting;
        this.loops = loops;
        this.channelType = channelType;
        this.allocator = allocator;
        this.greeting = new Sip2Greeting(allocator, accounting.book(config));
        this.tls = tls;
    }

    /**
     * Opens this connection and logs in. Waits, so the caller is a virtual thread and not an event
     * loop.
     *
     * @param until when to give up, as {@link System#nanoTime()}
     * @throws Refused if no address answers, or the login is refused
     */
    void dial(UpstreamConnection connection, long until) {
        List<Endpoint> addresses = new ArrayList<>(config.fallback());
        addresses.addFirst(config.address());
        for (Endpoint address : addresses) {
            PromptedLogin prompt = prompt();
            if (connect(address, connection, prompt, until)) {
                logIn(connection, prompt, until);
                return;
            }
        }
        throw new Refused(Outcome.UPSTREAM_UNAVAILABLE);
    }

    private boolean connect(
            Endpoint address,
            UpstreamConnection connection,
            @Nullable PromptedLogin prompt,
            long until) {
        long left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
        ChannelFuture connecting =
                new Bootstrap()
                        .group(loops)
                        .channel(channelType)
                        .option(ChannelOption.ALLOCATOR, allocator)
                        .option(ChannelOption.TCP_NODELAY, true)
                        .option(ChannelOption.SO_KEEPALIVE, true)
                        .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) Math.max(1, left))
                        .handler(
                                new ChannelInitializer<Channel>() {
                                    @Override
                                    protected void initChannel(Channel channel) {
                                        Wire.sip2To(
                                                channel,
                                                tls,
                                                address,
                                                config.dialect(),
                                                accounting.tap(config));
                                        channel.pipeline().addLast(connection);
                                        if (prompt != null) {
                                            prompt.standBeforeTap(channel.pipeline());
                                        }
                                    }
                                })
                        .connect(new InetSocketAddress(address.host(), address.port()));
        return connecting.awaitUninterruptibly().isSuccess();
    }

    /** Null where the system is told by 93. */
    private @Nullable PromptedLogin prompt() {
        return config.login()
                .filter(Login::prompt)
                .map(login -> new PromptedLogin(login, config.dialect()))
                .orElse(null);
    }

    private void logIn(UpstreamConnection connection, @Nullable PromptedLogin prompt, long until) {
        if (prompt != null) {
            if (!prompt.isPassed(until)) {
                connection.close();
                throw new Refused(Outcome.UPSTREAM_UNAVAILABLE);
            }
            return;
        }
        if (config.login().isEmpty()) {
            return;
        }
        try (Message login = greeting.login(config.login().get());
                Message answer = connection.exchangeNow(login, until)) {
            if (!greeting.isWelcome(answer)) {
                connection.close();
                throw new Refused(Outcome.UPSTREAM_UNAVAILABLE);
            }
        }
    }

    /** What we say in our own name. */
    Sip2Greeting greeting() {
        return greeting;
    }

    /** A question whose answer nobody needs, to keep a quiet connection alive. */
    Message keepalive() {
        return greeting.status();
    }

    /**
     * Where what goes to upstreams is counted.
     *
     * @param ledger by those who make it
     * @param taps once more, on the wire
     */
    public record Accounting(Ledger ledger, TapBook taps) {
        Book book(UpstreamConfig config) {
            return ledger.book(config.name(), Direction.TO_UPSTREAM);
        }

        Tap tap(UpstreamConfig config) {
            return taps.tap(config.name(), Direction.TO_UPSTREAM, config.delimiter());
        }
    }
}
