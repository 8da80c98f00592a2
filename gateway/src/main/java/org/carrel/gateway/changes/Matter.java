package org.carrel.gateway.changes;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.carrel.gateway.vault.Fingerprint;

/**
 * One change that is open, unheard or unknown, under each of its keys, with all who wait for its
 * end. Guarded by its {@link Register}.
 */
final class Matter {
    private Entry entry;
    private List<Fingerprint> keys;
    private List<Consumer<Known>> waiting = List.of();

    Matter(Entry entry) {
        this.entry = entry;
        keys = List.of(entry.key());
    }

    /** How it stands with it, under its first key. */
    Entry entry() {
        return entry;
    }

    List<Fingerprint> keys() {
        return keys;
    }

    /** A line for each key. */
    List<Entry> entries() {
        return keys.size() == 1 ? List.of(entry) : keys.stream().map(entry::under).toList();
    }

    void become(State state, String verdict) {
        entry = entry.as(state, verdict);
    }

    /** Adds a further key, that of a repeat under another date; false if it is not new. */
    boolean also(Fingerprint key) {
        if (keys.contains(key)) {
            return false;
        }
        keys = new ArrayList<>(keys);
        keys.add(key);
        return true;
    }

    /** One more who is told of its end. */
    void await(Consumer<Known> waiter) {
        waiting = new ArrayList<>(waiting);
        waiting.add(waiter);
    }

    /** Those who waited, and wait no more. */
    List<Consumer<Known>> release() {
        List<Consumer<Known>> released = waiting;
        waiting = List.of();
        return released;
    }

    boolean isOlder(Duration age, Instant now) {
        return entry.begun().plus(age).isBefore(now);
    }
}
