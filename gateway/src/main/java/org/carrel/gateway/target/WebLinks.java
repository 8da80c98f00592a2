package org.carrel.gateway.target;

import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.carrel.config.Endpoint;
import org.carrel.config.TargetConfig;
import org.carrel.gateway.watch.GatewayEvent;
import org.carrel.gateway.watch.Outcome;
import org.carrel.gateway.watch.Watchers;
import org.carrel.gateway.wire.Tls;
import org.carrel.gateway.wire.WipingAllocator;
import org.carrel.gateway.wire.Wire;

/**
 * The links with one target on the web, and what is known of it. A link is lent for one question
 * only, on the event loop of the client who asks. Any thread.
 */
final class WebLinks {
    private final TargetConfig config;
    private final Watchers watchers;
    private final Dialler dialler;
    private final Tls tls;
    private final Map<EventLoop, Shelf<WebLink>> shelves = new ConcurrentHashMap<>();
    private final AtomicInteger links = new AtomicInteger();
    private volatile boolean down;
    private volatile boolean postRefused;

    WebLinks(TargetConfig config, Class<? extends Channel> channelType, Watchers watchers) {
        this.config = config;
        this.watchers = watchers;
        this.dialler = new Dialler(config, channelType, WipingAllocator.INSTANCE);
        this.tls = Tls.towards("upstreams." + config.name(), config.tls());
    }

    /** Whether the latest attempt to reach it failed, and none has succeeded since. */
    boolean isDown() {
        return down;
    }

    /** Gives up what waited or was silent too long. */
    void tick() {
        shelves.forEach((loop, shelf) -> loop.execute(shelf::tick));
    }

    /** Ends every link. */
    void close() {
        shelves.forEach((loop, shelf) -> loop.execute(shelf::close));
    }

    Shelf<WebLink> shelf(EventLoop loop) {
        return shelves.computeIfAbsent(
                loop, _ -> new Shelf<>(config.associations().idle().toNanos()));
    }

    /** When a question that is asked now is given up, as {@link System#nanoTime()}. */
    long deadline() {
        return System.nanoTime() + config.timeout().toNanos();
    }

    /** Whether questions are posted, as they are until the target refuses that. */
    boolean posts() {
        return !postRefused;
    }

    /** Remembers that the target takes no posted questions. */
    void postRefused() {
        postRefused = true;
    }

    /** Notes that the target answered. */
    void answered() {
        down = false;
    }

    /** Notes that a question reached nobody, or nobody who answered. */
    void lost(Outcome outcome) {
        down = true;
        watchers.tell(new GatewayEvent.UpstreamLost(config.name(), outcome));
    }

    /**
     * Opens a link at the first address that answers.
     *
     * @param home takes it when it is ready, or nothing but the outcome
     */
    void dial(EventLoop loop, Consumer<Heard<WebLink>> home) {
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

    /** One attempt to open a link. */
    private final class Attempt implements Dialler.Attempt {
        private final Endpoint place;
        private final Shelf<WebLink> shelf;
        private final Consumer<Heard<WebLink>> home;
        private final WebLink link;

        Attempt(Endpoint place, Shelf<WebLink> shelf, Consumer<Heard<WebLink>> home) {
            this.place = place;
            this.shelf = shelf;
            this.home = home;
            this.link = new WebLink(new WebHead(config, place), this::ended);
        }

        @Override
        public void furnish(Channel channel) {
            Wire.webTo(channel, tls, place, link.ear());
            channel.pipeline().addLast(link);
        }

        @Override
        public void connected() {
            shelf.began(link);
            watchers.tell(new GatewayEvent.UpstreamConnected(config.name(), links.get()));
            home.accept(new Heard.Answer<>(link));
        }

        private void ended(WebLink over) {
            if (shelf.ended(over)) {
                links.decrementAndGet();
            }
        }
    }
}
