package org.carrel.gateway.target;

import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.carrel.config.Endpoint;
import org.carrel.config.TargetConfig;
import org.carrel.gateway.watch.GatewayEvent;
import org.carrel.gateway.watch.Outcome;
import org.carrel.gateway.watch.Watchers;
import org.carrel.gateway.wire.Tls;
import org.carrel.gateway.wire.Wire;
import org.carrel.z3950.Apdu;
import org.carrel.z3950.ApduPart;

/**
 * The links with one Z39.50 target, and what is known of it. A link is lent to one client for as
 * long as its result sets lie on it, on that client's event loop. Any thread.
 */
final class Z3950Links {
    private static final long BETWEEN_PROBES = TimeUnit.SECONDS.toNanos(5);

    private final TargetConfig config;
    private final Z3950Speech speech;
    private final Watchers watchers;
    private final Dialler dialler;
    private final Tls tls;
    private final Map<EventLoop, Shelf<Link>> shelves = new ConcurrentHashMap<>();
    private final AtomicInteger links = new AtomicInteger();
    private volatile boolean down;
    private volatile long probed = System.nanoTime();

    Z3950Links(
            TargetConfig config,
            Class<? extends Channel> channelType,
            ByteBufAllocator allocator,
            Watchers watchers) {
        this.config = config;
        this.speech = new Z3950Speech(config, allocator);
        this.watchers = watchers;
        this.dialler = new Dialler(config, channelType, allocator);
        this.tls = Tls.towards("upstreams." + config.name(), config.tls());
    }

    /** What is said on every link. */
    Z3950Speech speech() {
        return speech;
    }

    /** Whether the latest attempt to reach it failed, and none has succeeded since. */
    boolean isDown() {
        return down;
    }

    /** When a question that is asked now is given up, as {@link System#nanoTime()}. */
    long deadline() {
        return System.nanoTime() + config.timeout().toNanos();
    }

    Shelf<Link> shelf(EventLoop loop) {
        return shelves.computeIfAbsent(
                loop, _ -> new Shelf<>(config.associations().idle().toNanos()));
    }

    /** Gives up what waited or was silent too long, and looks whether it is still down. */
    void tick() {
        shelves.forEach((loop, shelf) -> loop.execute(shelf::tick));
        long now = System.nanoTime();
        if (down && now - probed > BETWEEN_PROBES) {
            probed = now;
            shelves.keySet().stream().findAny().ifPresent(loop -> loop.execute(() -> probe(loop)));
        }
    }

    /** Ends every link. */
    void close() {
        shelves.forEach((loop, shelf) -> loop.execute(shelf::close));
    }

    /**
     * Opens a link at the first address that answers, and greets the target.
     *
     * @param home takes it when it is ready, or nothing but the outcome
     */
    void dial(EventLoop loop, Consumer<Heard<Link>> home) {
        if (links.incrementAndGet() > config.associations().maximum()) {
            links.decrementAndGet();
            home.accept(new Heard.Nothing<>(Outcome.TOO_MUCH, false));
            return;
        }
        dialler.dial(
                loop,
                place -> new Attempt(place, shelf(loop), home),
                () -> {
                    links.decrementAndGet();
                    lost(Outcome.UPSTREAM_UNAVAILABLE);
                    home.accept(new Heard.Nothing<>(Outcome.UPSTREAM_UNAVAILABLE, false));
                });
    }

    /** While it is down nobody may be let in who would find out that it is not any more. */
    private void probe(EventLoop loop) {
        dial(
                loop,
                heard -> {
                    if (heard instanceof Heard.Answer<Link>(Link link)) {
                        shelf(loop).put(link);
                    }
                });
    }

    private void lost(Outcome outcome) {
        if (!down) {
            watchers.tell(new GatewayEvent.UpstreamLost(config.name(), outcome));
        }
        down = true;
    }

    /** One attempt to open a link. */
    private final class Attempt implements Dialler.Attempt {
        private final Endpoint place;
        private final Shelf<Link> shelf;
        private final Consumer<Heard<Link>> home;
        private final Link link = new Link(speech, this::ended);

        Attempt(Endpoint place, Shelf<Link> shelf, Consumer<Heard<Link>> home) {
            this.place = place;
            this.shelf = shelf;
            this.home = home;
        }

        @Override
        public void furnish(Channel channel) {
            Wire.z3950To(channel, tls, place);
            channel.pipeline().addLast(link);
        }

        @Override
        public void connected() {
            shelf.began(link);
            link.ask(speech.init(), deadline(), heard -> home.accept(greeted(heard)));
        }

        private Heard<Link> greeted(Heard<Apdu> heard) {
            return switch (heard) {
                case Heard.Answer<Apdu>(Apdu welcome) -> welcomed(welcome);
                case Heard.Nothing<Apdu>(Outcome why, boolean spoken) -> {
                    lost(why);
                    yield new Heard.Nothing<>(why, spoken);
                }
            };
        }

        private Heard<Link> welcomed(Apdu welcome) {
            boolean accepted = welcome.bool(ApduPart.INIT_RESPONSE_RESULT);
            welcome.close();
            if (!accepted) {
                link.close();
                lost(Outcome.UPSTREAM_UNAVAILABLE);
                return new Heard.Nothing<>(Outcome.UPSTREAM_UNAVAILABLE, true);
            }
            down = false;
            watchers.tell(new GatewayEvent.UpstreamConnected(config.name(), links.get()));
            return new Heard.Answer<>(link);
        }

        private void ended(Link over) {
            if (shelf.ended(over)) {
                links.decrementAndGet();
            }
        }
    }
}
