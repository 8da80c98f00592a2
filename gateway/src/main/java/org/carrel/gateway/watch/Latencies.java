package org.carrel.gateway.watch;

import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * How long answers took within the last one to two minutes, in steps of about a fifth. Any thread.
 */
final class Latencies {
    private static final int PER_OCTAVE = 4;
    private static final int STEPS = 64 * PER_OCTAVE;
    private static final double NANOS_PER_MILLI = 1e6;

    private final InstantSource clock;
    private volatile Minute running;
    private volatile Minute before;

    Latencies(InstantSource clock) {
        this.clock = clock;
        this.running = new Minute(minute());
        this.before = new Minute(0);
    }

    private record Minute(long at, AtomicLongArray counts) {
        Minute(long at) {
            this(at, new AtomicLongArray(STEPS));
        }
    }

    void add(long nanoseconds) {
        long now = minute();
        if (running.at != now) {
            turn(now);
        }
        running.counts.incrementAndGet(step(Math.max(1, nanoseconds)));
    }

    /**
     * The time within which this share of answers came, in milliseconds; 0 where there was none.
     *
     * @param share above 0, at most 1
     */
    double quantile(double share) {
        long now = minute();
        long total = 0;
        long[] counts = new long[STEPS];
        for (Minute each : new Minute[] {before, running}) {
            for (int step = 0; each.at >= now - 1 && step < STEPS; step++) {
                counts[step] += each.counts.get(step);
                total += each.counts.get(step);
            }
        }
        return total == 0 ? 0 : millis(counts, (long) Math.ceil(total * share));
    }

    private static double millis(long[] counts, long wanted) {
        long passed = 0;
        for (int step = 0; step < STEPS; step++) {
            passed += counts[step];
            if (passed >= wanted) {
                return Math.pow(2, (step + 0.5) / PER_OCTAVE) / NANOS_PER_MILLI;
            }
        }
        return 0;
    }

    private synchronized void turn(long now) {
        if (running.at != now) {
            before = running;
            running = new Minute(now);
        }
    }

    private long minute() {
        return clock.millis() / 60_000;
    }

    private static int step(long nanoseconds) {
        return (int) (Math.log((double) nanoseconds) / Math.log(2) * PER_OCTAVE);
    }
}
