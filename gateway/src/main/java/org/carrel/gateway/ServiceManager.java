package org.carrel.gateway;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollDomainDatagramChannel;
import io.netty.channel.unix.DomainSocketAddress;
import io.netty.util.concurrent.EventExecutor;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Tells the system's service manager how the gateway is, where one started it and listens: that its
 * doors are open, that it stops, and, as often as it asks for it, that every event loop still gets
 * its turn. What is said to whom nobody answers: sd_notify(3), sd_watchdog_enabled(3). Any thread.
 */
final class ServiceManager implements AutoCloseable {
    private static final String SOCKET = "NOTIFY_SOCKET";
    private static final String WATCHDOG = "WATCHDOG_USEC";
    private static final char ABSTRACT = '@';

    private final Loops loops;
    private final Optional<Channel> line;

    private ServiceManager(Loops loops, Optional<Channel> line) {
        this.loops = loops;
        this.line = line;
    }

    /**
     * The manager of which the environment speaks, or one that nobody hears.
     *
     * @param loops of the gateway, still running when this is closed
     */
    static ServiceManager find(Map<String, String> environment, Loops loops) {
        ServiceManager manager =
                new ServiceManager(
                        loops,
                        Optional.ofNullable(environment.get(SOCKET))
                                .filter(_ -> Epoll.isAvailable())
                                .flatMap(path -> connected(path, loops)));
        Optional.ofNullable(environment.get(WATCHDOG))
                .map(micros ->
                        Duration.of(Long.parseLong(micros), TimeUnit.MICROSECONDS.toChronoUnit()))
                .ifPresent(manager::prove);
        return manager;
    }

    /** Says that all doors are open, and how many. */
    void ready(int doors) {
        tell("READY=1\nSTATUS=" + doors + " doors are open");
    }

    /** Says that it stops, and that what is open is being finished. */
    @Override
    public void close() {
        tell("STOPPING=1\nSTATUS=finishes what is open");
    }

    /**
     * Three times in each span that the manager allows: one that is late is not yet one too few.
     */
    private void prove(Duration allowed) {
        long nanos = allowed.toNanos() / 3;
        var ignored =
                loops.group()
                        .next()
                        .scheduleAtFixedRate(this::askAround, nanos, nanos, TimeUnit.NANOSECONDS);
    }

    /** The last loop whose turn comes says that all are alive; where one hangs, nobody does. */
    private void askAround() {
        List<EventExecutor> all = new ArrayList<>();
        loops.group().forEach(all::add);
        AtomicInteger silent = new AtomicInteger(all.size());
        all.forEach(loop ->
                loop.execute(() -> {
                    if (silent.decrementAndGet() == 0) {
                        tell("WATCHDOG=1");
                    }
                }));
    }

    private void tell(String state) {
        line.ifPresent(channel ->
                channel.writeAndFlush(Unpooled.copiedBuffer(state, StandardCharsets.UTF_8)));
    }

    private static Optional<Channel> connected(String path, Loops loops) {
        String address = path.charAt(0) == ABSTRACT ? '\0' + path.substring(1) : path;
        Channel channel =
                new Bootstrap()
                        .group(loops.group())
                        .channel(EpollDomainDatagramChannel.class)
                        .handler(new ChannelInboundHandlerAdapter())
                        .connect(new DomainSocketAddress(address))
                        .awaitUninterruptibly()
                        .channel();
        return channel.isActive() ? Optional.of(channel) : Optional.empty();
    }
}
