package org.carrel.admin.facts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The keys behind lasting tokens.
 *
 * @param given vendors whose key stands in the configuration, so that none is kept
 * @param receipts of what was made and destroyed, the newest first
 * @param altered the first receipt that was altered
 */
public record KeysFacts(
        List<Key> keys, List<String> given, List<String> receipts, Optional<Integer> altered) {

    /** One key. */
    public record Key(
            String upstream,
            String tokenClass,
            long epoch,
            String id,
            Instant made,
            Optional<Instant> expires,
            String state) {}

    /** The vendors that have kept keys. */
    public List<String> vendors() {
        return keys.stream().map(Key::upstream).distinct().sorted().toList();
    }
}
