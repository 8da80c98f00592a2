package org.carrel.gateway.watch;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.carrel.config.Label;
import org.jspecify.annotations.Nullable;

/**
 * Whether all is well just now: doors and upstreams, messages and refusals of the last minute, how
 * long answers take, and what somebody should look at. Names of the configuration and numbers, no
 * person. Any thread; quick enough for an event loop.
 */
public final class Overview implements Consumer<GatewayEvent> {
    private static final int MINUTE = 60;
    private static final double MEDIAN = 0.5;
    private static final double MOST = 0.95;

    private final InstantSource clock;
    private final LiveFeed feed;
    private final Latencies latencies;
    private final Alarms alarms = new Alarms();
    private final Map<Label, Door> doors = new ConcurrentHashMap<>();
    private final Map<Label, Peer> peers = new ConcurrentHashMap<>();

    /**
     * A view in which nothing has happened yet.
     *
     * @param feed the figures of each second, from which those of the last minute are made
     */
    public Overview(InstantSource clock, LiveFeed feed) {
        this.clock = clock;
        this.feed = feed;
        this.latencies = new Latencies(clock);
    }

    /**
     * The last minute.
     *
     * @param messages that were answered or refused
     * @param refusals how many of them were refused
     * @param medianMillis the time within which half of the answers came, in milliseconds
     * @param mostMillis the time within which 95 of 100 came
     */
    public record Minute(long messages, long refusals, double medianMillis, double mostMillis) {}

    /**
     * A door.
     *
     * @param connected how many are connected
     * @param most how many there were at once since the gateway started
     * @param refused how many messages were refused since the gateway started
     * @param last when the last message came; nothing where none did
     */
    public record DoorState(int connected, int most, long refused, Optional<Instant> last) {
        /** Of a door at which nothing has happened yet. */
        public static final DoorState QUIET = new DoorState(0, 0, 0, Optional.empty());
    }

    /** How an upstream or target was when it was last heard or missed. */
    public enum PeerState {
        /** It answers. */
        UP,
        /** It was lost, or did not answer. */
        DOWN,
        /** Nobody has asked it anything yet. */
        UNASKED
    }

    /** The figures of the last minute. */
    public Minute minute() {
        long messages = 0;
        long refusals = 0;
        for (LiveFeed.Second second : feed.last(MINUTE)) {
            messages += second.messages();
            refusals += second.refusals();
        }
        return new Minute(messages, refusals, latencies.quantile(MEDIAN), latencies.quantile(MOST));
    }

    /** The doors at which something happened. */
    public Map<Label, DoorState> doors() {
        Map<Label, DoorState> states = new TreeMap<>();
        doors.forEach((name, door) -> states.put(name, door.told()));
        return states;
    }

    /** How this upstream or target is. */
    public PeerState peer(Label name) {
        Peer peer = peers.get(name);
        return peer == null ? PeerState.UNASKED : peer.up ? PeerState.UP : PeerState.DOWN;
    }

    /** When this upstream or target last answered, if it ever did. */
    public Optional<Instant> lastAnswer(Label name) {
        return Optional.ofNullable(peers.get(name)).flatMap(peer -> Optional.ofNullable(peer.good));
    }

    /** What somebody should look at, the latest first. */
    public List<Alarm> alarms(Duration within) {
        return alarms.since(clock.instant().minus(within));
    }

    @Override
    public void accept(GatewayEvent event) {
        Instant now = clock.instant();
        switch (event) {
            case GatewayEvent.TerminalArrived e -> door(e.terminals()).arrived();
            case GatewayEvent.TerminalLeft e -> door(e.terminals()).left();
            case GatewayEvent.UpstreamConnected e -> peer(e.upstream(), true, now);
            case GatewayEvent.UpstreamLost e -> peer(e.upstream(), false, now);
            case GatewayEvent.ExchangeEnded e ->
                    ended(e.terminals(), e.upstream(), e.outcome(), e.nanoseconds());
            case GatewayEvent.EnquiryRefused e -> door(e.terminals()).refused.increment();
            case GatewayEvent.EnquiryEnded e ->
                    ended(e.terminals(), e.target(), e.outcome(), e.nanoseconds());
            default -> {}
        }
        alarms.note(event, now);
    }

    private void ended(Label terminals, Label upstream, Outcome outcome, long nanoseconds) {
        Instant now = clock.instant();
        Door door = door(terminals);
        door.last = now;
        if (!outcome.isAnswer()) {
            door.refused.increment();
        }
        latencies.add(nanoseconds);
        switch (outcome) {
            case ANSWERED -> peer(upstream, true, now);
            case UPSTREAM_UNAVAILABLE, UPSTREAM_TIMEOUT -> peer(upstream, false, now);
            default -> {}
        }
    }

    private Door door(Label name) {
        return doors.computeIfAbsent(name, _ -> new Door());
    }

    private void peer(Label name, boolean up, Instant now) {
        Peer peer = peers.computeIfAbsent(name, _ -> new Peer());
        peer.up = up;
        peer.good = up ? now : peer.good;
    }

    private static final class Door {
        private volatile int connected;
        private volatile int most;
        private final LongAdder refused = new LongAdder();
        private volatile @Nullable Instant last;

        synchronized void arrived() {
            connected++;
            most = Math.max(most, connected);
        }

        synchronized void left() {
            connected--;
        }

        DoorState told() {
            return new DoorState(connected, most, refused.sum(), Optional.ofNullable(last));
        }
    }

    private static final class Peer {
        private volatile boolean up;
        private volatile @Nullable Instant good;
    }
}
