package org.carrel.gateway.upstream;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.carrel.config.Endpoint;
import org.carrel.config.Login;
import org.carrel.config.TlsConfig;
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
import org.carrel.gateway.watch.Trial.Course;
import org.carrel.gateway.watch.Trial.Kind;
import org.carrel.gateway.watch.Trial.Word;
import org.carrel.gateway.wire.PromptedLogin;
import org.carrel.gateway.wire.Tls;
import org.carrel.gateway.wire.Wire;
import org.jspecify.annotations.Nullable;

/** Opens connections to one upstream, at an address that answers, and logs in as the gateway. */
public final class Dialler {
    private final UpstreamConfig config;
    private final EventLoopGroup loops;
    private final Class<? extends Channel> channelType;
    private final ByteBufAllocator allocator;
    private final Sip2Greeting greeting;
    private final Accounting accounting;
    private final Tls tls;
    private final Addresses addresses;

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
        this.addresses = new Addresses(config);
        this.accounting = accounting;
        this.loops = loops;
        this.channelType = channelType;
        this.allocator = allocator;
        this.greeting = new Sip2Greeting(allocator, accounting.book(config));
        this.tls = tls;
    }

    /**
     * Opens this connection and logs in, at the address that answered last or another. Waits, so
     * the caller is a virtual thread and not an event loop.
     *
     * @param until when to give up, as {@link System#nanoTime()}; an address that is silent leaves
     *     the others their share of the time
     * @throws Refused if no address answers, or none lets us in
     */
    void dial(UpstreamConnection connection, long until) {
        dial(connection, until, new Course());
    }

    /**
     * The same, told step by step.
     *
     * @throws Refused if no address answers, or none lets us in
     */
    void dial(UpstreamConnection connection, long until, Course course) {
        List<Endpoint> left = addresses.inOrder();
        while (!left.isEmpty()) {
            long now = System.nanoTime();
            Endpoint address = left.getFirst();
            long share = now + (until - now) / left.size();
            if (isReached(address, connection, share, course)) {
                addresses.reached(address);
                return;
            }
            left.removeFirst();
        }
        throw new Refused(Outcome.UPSTREAM_UNAVAILABLE);
    }

    /**
     * The same at the first address alone; where the system is reached otherwise stays as it is.
     *
     * @throws Refused if it does not answer, or does not let us in
     */
    void dialFirst(UpstreamConnection connection, long until) {
        if (!isReached(addresses.first(), connection, until, new Course())) {
            throw new Refused(Outcome.UPSTREAM_UNAVAILABLE);
        }
    }

    private boolean isReached(
            Endpoint address, UpstreamConnection connection, long until, Course course) {
        PromptedLogin prompt = prompt();
        course.at(address);
        ChannelFuture connecting = connect(address, connection, prompt, until);
        if (course.tell(Kind.CONNECTION, connecting.isSuccess() ? Word.WELL : Word.NOBODY)
                && course.tell(Kind.ENCRYPTION, encrypted(connecting.channel(), until))
                && course.tell(Kind.LOGIN, loggedIn(connection, prompt, until))) {
            return true;
        }
        connection.close();
        return false;
    }

    private ChannelFuture connect(
            Endpoint address,
            UpstreamConnection connection,
            @Nullable PromptedLogin prompt,
            long until) {
        long left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
        return new Bootstrap()
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
                                channel.pipeline().addLast(connection.begin(channel));
                                if (prompt != null) {
                                    prompt.standBeforeTap(channel.pipeline());
                                }
                            }
                        })
                .connect(new InetSocketAddress(address.host(), address.port()))
                .awaitUninterruptibly();
    }

    /** Null where the system is told by 93. */
    private @Nullable PromptedLogin prompt() {
        return config.login()
                .filter(Login::prompt)
                .map(login -> new PromptedLogin(login, config.dialect()))
                .orElse(null);
    }

    private Word encrypted(Channel channel, long until) {
        if (config.tls().mode() == TlsConfig.Mode.PLAIN) {
            return Word.NOT_NEEDED;
        }
        return Tls.isAgreed(channel, until) ? Word.WELL : Word.REFUSED;
    }

    private Word loggedIn(
            UpstreamConnection connection, @Nullable PromptedLogin prompt, long until) {
        if (prompt != null) {
            return prompt.isPassed(until) ? Word.WELL : Word.REFUSED;
        }
        if (config.login().isEmpty()) {
            return Word.NOT_NEEDED;
        }
        try (Message login = greeting.login(config.login().get());
                Message answer = connection.exchangeNow(login, until)) {
            return greeting.isWelcome(answer) ? Word.WELL : Word.REFUSED;
        } catch (Refused silence) {
            return Word.of(silence.outcome()); // there may be another address
        }
    }

    Addresses addresses() {
        return addresses;
    }

    /** What we say in our own name. */
    Sip2Greeting greeting() {
        return greeting;
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
