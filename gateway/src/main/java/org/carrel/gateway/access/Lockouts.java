package org.carrel.gateway.access;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Counts failures of things that are known by keyed numbers only, and locks what fails too often.
 * Bounded: where there is no room, the one that failed longest ago is forgotten, and what is locked
 * only if there is nothing else. Any thread.
 */
final class Lockouts {
    /** Enough for everything that can fail at a door within its time. */
    private static final int MOST = 65_536;

    /** How many are looked at to find one that is not locked. */
    private static final int LOOKS = 32;

    private final LongSupplier nanoseconds;
    private final int capacity;
    private final Map<Long, Failures> failures = new LinkedHashMap<>(16, 0.75f, true);
    private volatile boolean empty = true;

    Lockouts() {
        this(System::nanoTime, MOST);
    }

    Lockouts(LongSupplier nanoseconds, int capacity) {
        this.nanoseconds = nanoseconds;
        this.capacity = capacity;
    }

    private record Failures(int count, long since, boolean locked) {
        boolean isOver(long now, Duration within) {
            return now - since > within.toNanos();
        }
    }

    /** Whether nothing is counted at all, which is found out without waiting. */
    boolean isEmpty() {
        return empty;
    }

    /** Whether this is locked; its time begins with the failure that locked it. */
    boolean isLocked(long number, Duration within) {
        return !empty && locked(number, within);
    }

    private synchronized boolean locked(long number, Duration within) {
        Failures known = failures.get(number);
        if (known != null && known.isOver(nanoseconds.getAsLong(), within)) {
            failures.remove(number);
            empty = failures.isEmpty();
            return false;
        }
        return known != null && known.locked();
    }

    /**
     * Counts a failure.
     *
     * @param most how many lock; 0 for any number
     * @return whether just this one locked it
     */
    synchronized boolean failed(long number, int most, Duration within) {
        if (most == 0) {
            return false;
        }
        long now = nanoseconds.getAsLong();
        Failures before = failures.get(number);
        if (before == null || before.isOver(now, within)) {
            before = new Failures(0, now, false);
            makeRoom(number);
        }
        boolean locks = !before.locked() && before.count() + 1 >= most;
        if (!before.locked()) {
            long since = locks ? now : before.since();
            failures.put(number, new Failures(before.count() + 1, since, locks));
        }
        empty = false;
        return locks;
    }

    /** Forgets what was counted, unless it is locked. */
    void succeeded(long number) {
        if (!empty) {
            forget(number);
        }
    }

    private synchronized void forget(long number) {
        Failures known = failures.get(number);
        if (known != null && !known.locked()) {
            failures.remove(number);
            empty = failures.isEmpty();
        }
    }

    /** How many are counted. */
    synchronized int size() {
        return failures.size();
    }

    private void makeRoom(long newcomer) {
        if (failures.size() < capacity || failures.containsKey(newcomer)) {
            return;
        }
        Iterator<Failures> eldest = failures.values().iterator();
        for (int look = 0; look < LOOKS && eldest.hasNext(); look++) {
            if (!eldest.next().locked()) {
                eldest.remove();
                return;
            }
        }
        Iterator<Long> anyway = failures.keySet().iterator();
        anyway.next();
        anyway.remove();
    }
}
