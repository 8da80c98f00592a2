package org.carrel.gateway.ledger;

import io.netty.util.concurrent.FastThreadLocal;
import io.netty.util.concurrent.FastThreadLocalThread;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Many counters, each with occurrences and bytes, that only ever grow. Every event loop has a tally
 * of its own, so that counting needs no lock and no shared cache line; all other threads share one.
 * Any thread.
 */
final class Counters {
    private final FastThreadLocal<Tally> own =
            new FastThreadLocal<>() {
                @Override
                protected Tally initialValue() {
                    return tallies.computeIfAbsent(Thread.currentThread(), _ -> new Tally());
                }
            };
    private final Map<Thread, Tally> tallies = new ConcurrentHashMap<>();
    private final Tally shared = new Tally();
    private final AtomicInteger made = new AtomicInteger();
    private volatile boolean open = true;

    /**
     * A counter more.
     *
     * @throws IllegalStateException if there are more than the fixed lists can want
     */
    int make() {
        int counter = made.getAndIncrement();
        if (counter >= Tally.MOST_COUNTERS) {
            throw new IllegalStateException("more counters than the lists can want");
        }
        return counter;
    }

    /**
     * Counts one occurrence.
     *
     * @throws LedgerClosed if nothing can be counted now
     */
    void add(int counter, int bytes) {
        requireOpen();
        note(counter, bytes);
    }

    /** As {@link #add}, open or not. */
    void note(int counter, int bytes) {
        if (Thread.currentThread() instanceof FastThreadLocalThread) {
            own.get().add(counter, bytes);
        } else {
            synchronized (shared) {
                shared.add(counter, bytes);
            }
        }
    }

    /**
     * Counts one occurrence for each line, or none at all.
     *
     * @param lines counter and bytes in turn
     * @param length how many numbers of it are in use
     * @throws LedgerClosed if nothing can be counted now
     */
    void addAll(int[] lines, int length) {
        requireOpen();
        note(lines, length);
    }

    /** As {@link #addAll}, open or not. */
    void note(int[] lines, int length) {
        if (Thread.currentThread() instanceof FastThreadLocalThread) {
            own.get().addAll(lines, length);
        } else {
            synchronized (shared) {
                shared.addAll(lines, length);
            }
        }
    }

    /** Fails where nothing can be counted. */
    void requireOpen() {
        if (!open) {
            throw new LedgerClosed();
        }
    }

    void open(boolean now) {
        open = now;
    }

    /** All that was counted so far, by whomever. */
    Sums total() {
        return except(Set.of());
    }

    /** What the calling event loop counted; exact, for nobody else writes there. */
    Sums here() {
        Sums sums = new Sums(made.get());
        Tally tally = tallies.get(Thread.currentThread());
        if (tally != null) {
            tally.addTo(sums);
        }
        return sums;
    }

    /** What all others counted. */
    Sums except(Set<Thread> known) {
        Sums sums = new Sums(made.get());
        tallies.forEach((thread, tally) -> {
            if (!known.contains(thread)) {
                tally.addTo(sums);
            }
        });
        synchronized (shared) {
            shared.addTo(sums);
        }
        return sums;
    }
}
