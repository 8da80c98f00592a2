package org.carrel.gateway.demo;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;

/**
 * Writes down what each party of the demonstration saw on its own wire, in order. Keeps the newest
 * lines up to a limit, so that a demonstration may run for days. Any thread.
 */
public final class Witness {
    private static final int USUAL_LIMIT = 10_000;

    private final Clock clock;
    private final int limit;
    private final ArrayDeque<Sighting> kept = new ArrayDeque<>();
    private long forgotten;

    /** A witness with the usual memory. */
    public Witness() {
        this(Clock.systemUTC(), USUAL_LIMIT);
    }

    /**
     * A witness that keeps at most {@code limit} lines; 0 for one that sees nothing, for load
     * tests.
     */
    public Witness(Clock clock, int limit) {
        this.clock = clock;
        this.limit = limit;
    }

    /** Which way a line went, as its party sees it. */
    public enum Direction {
        SENT,
        RECEIVED
    }

    /**
     * One line on one party's wire, without its terminator.
     *
     * @param party for example {@code kiosk}, {@code ILS} or {@code press}
     */
    public record Sighting(Instant time, String party, Direction direction, String line) {}

    /** Writes a line down. */
    public synchronized void saw(String party, Direction direction, String line) {
        if (limit == 0) {
            return;
        }
        if (kept.size() == limit) {
            kept.removeFirst();
            forgotten++;
        }
        kept.addLast(new Sighting(clock.instant(), party, direction, line));
    }

    /** A place in the record; {@link #since(long)} gives what came after it. */
    public synchronized long mark() {
        return forgotten + kept.size();
    }

    /** The lines that came after that mark and are still kept, oldest first. */
    public synchronized List<Sighting> since(long mark) {
        return kept.stream().skip(Math.max(0, mark - forgotten)).toList();
    }

    /** All lines that are still kept, oldest first. */
    public List<Sighting> all() {
        return since(0);
    }
}
