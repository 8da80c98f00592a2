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
import org.carrel.gateway.watch.Trial;
import org.carrel.gateway.watch.Trial.Course;
import org.carrel.gateway.watch.Watchers;
import org.carrel.gateway.wire.Tls;

/**
 * The links with one target, whatever is spoken on them, and what is known of it. A link is lent to
 * one client at a time, on that client's event loop, so that no answer changes threads. Any thread.
 *
 * @param <L> the links of its protocol
 */
final class Links<L extends Lendable> {
    private static final long BETWEEN_PROBES = TimeUnit.SECONDS.toNanos(5);

    private final TargetConfig config;
    private final Kind<L> kind;
    private final Watchers watchers;
    private final Dialler dialler;
    private final Map<EventLoop, Shelf<L>> shelves = new ConcurrentHashMap<>();
    private final AtomicInteger open = new AtomicInteger();
    private volatile boolean down;
    private volatile long probed = System.nanoTime();

    /**
     * @param allocator the memory of the channels
     */
    Links(
            TargetConfig config,
            Kind<L> kind,
            Class<? extends Channel> channelType,
            ByteBufAllocator allocator,
            Watchers watchers) {
        this.config = config;
        this.kind = kind;
        this.watchers = watchers;
        this.dialler = new Dialler(config, channelType, allocator);
    }

    /**
     * What is different from protocol to protocol.
     *
     * @param <L> its links
     */
    interface Kind<L> {
        /**
         * A link for a connection with this place.
         *
         * @param ended to be told once, when the connection is over
         */
        L link(Endpoint place, Consumer<L> ended);

        /** Puts everything on the connection, the link last. */
        void furnish(Channel channel, Endpoint place, L link);

        /**
         * Says what is to be said first.
         *
         * @param home takes the link when it is ready, or nothing but the outcome
         */
        void greet(L link, Consumer<Heard<L>> home);

        /** Whether anything is said first. */
        boolean isGreeted();
    }

    /** Whether the latest attempt to reach it failed, and none has succeeded since. */
    boolean isDown() {
        return down;
    }

    /** When a question that is asked now is given up, as {@link System#nanoTime()}. */
    long deadline() {
        return System.nanoTime() + config.timeout().toNanos();
    }

    Shelf<L> shelf(EventLoop loop) {
        return shelves.computeIfAbsent(
                loop, _ -> new Shelf<>(config.associations().idle().toNanos()));
    }

    /** Notes that the target answered. */
    void reached() {
        down = false;
    }

    /** Notes that a question reached nobody, or nobody who answered. */
    void lost(Outcome outcome) {
        if (!down) {
            watchers.tell(new GatewayEvent.UpstreamLost(config.name(), outcome));
        }
        down = true;
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
    void dial(EventLoop loop, Consumer<Heard<L>> home) {
        dial(loop, new Course(), home);
    }

    /** Opens one as {@link #dial} does, tells each step, and keeps it for the next who asks. */
    void examine(EventLoop loop, Course course, Runnable then) {
        dial(
                loop,
                course,
                heard -> {
                    switch (heard) {
                        case Heard.Answer<L>(L link) -> shelf(loop).put(link);
                        case Heard.Nothing<L>(Outcome why, _) when why == Outcome.TOO_MUCH ->
                                course.tell(Trial.Kind.CONNECTION, Trial.Word.NO_PLACE);
                        case Heard.Nothing<L> _ -> {}
                    }
                    then.run();
                });
    }

    private void dial(EventLoop loop, Course course, Consumer<Heard<L>> home) {
        if (open.incrementAndGet() > config.associations().maximum()) {
            open.decrementAndGet();
            home.accept(new Heard.Nothing<>(Outcome.TOO_MUCH, false));
            return;
        }
        dialler.dial(
                loop,
                place -> new Attempt(place, shelf(loop), course, home),
                () -> {
                    open.decrementAndGet();
                    lost(Outcome.UPSTREAM_UNAVAILABLE);
                    course.tell(Trial.Kind.CONNECTION, Trial.Word.NOBODY);
                    home.accept(new Heard.Nothing<>(Outcome.UPSTREAM_UNAVAILABLE, false));
                });
    }

    /** While it is down nobody may be let in who would find out that it is not any more. */
    private void probe(EventLoop loop) {
        dial(
                loop,
                heard -> {
                    if (heard instanceof Heard.Answer<L>(L link)) {
                        shelf(loop).put(link);
                    }
                });
    }

    /** One attempt to open a link. */
    private final class Attempt implements Dialler.Attempt {
        private final Endpoint place;
        private final Shelf<L> shelf;
        private final Consumer<Heard<L>> home;
        private final Course course;
        private final L link;

        Attempt(Endpoint place, Shelf<L> shelf, Course course, Consumer<Heard<L>> home) {
            this.place = place;
            this.shelf = shelf;
            this.course = course;
            course.at(place);
            this.home = home;
            this.link = kind.link(place, this::ended);
        }

        @Override
        public void furnish(Channel channel) {
            kind.furnish(channel, place, link);
        }

        @Override
        public void connected(Channel channel) {
            shelf.began(link);
            course.tell(Trial.Kind.CONNECTION, Trial.Word.WELL);
            Tls.whenAgreed(
                    channel,
                    agreed -> {
                        course.tell(
                                Trial.Kind.ENCRYPTION,
                                agreed.map(this::word).orElse(Trial.Word.NOT_NEEDED));
                        kind.greet(link, this::greeted);
                    });
        }

        private Trial.Word word(boolean agreed) {
            return agreed ? Trial.Word.WELL : Trial.Word.REFUSED;
        }

        private void greeted(Heard<L> heard) {
            switch (heard) {
                case Heard.Answer<L> _ -> {
                    course.tell(
                            Trial.Kind.INIT,
                            kind.isGreeted() ? Trial.Word.WELL : Trial.Word.NOT_NEEDED);
                    reached();
                    watchers.tell(new GatewayEvent.UpstreamConnected(config.name(), open.get()));
                }
                case Heard.Nothing<L>(Outcome why, boolean spoken) -> {
                    course.tell(Trial.Kind.INIT, spoken ? Trial.Word.REFUSED : Trial.Word.of(why));
                    lost(why);
                }
            }
            home.accept(heard);
        }

        private void ended(L over) {
            if (shelf.ended(over)) {
                open.decrementAndGet();
            }
        }
    }
}
