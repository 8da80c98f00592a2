package org.carrel.admin.facts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The keys behind lasting tokens.
 *
 * @param given vendors whose key stands in the configuration, so that none is kept
 * @param asked ends of keys that somebody asked for and somebody else has to agree to
 * @param receipts of what was made and destroyed, the newest first
 * @param altered the first receipt that was altered
 */
public record KeysFacts(
        List<Key> keys,
        List<String> given,
        List<Asked> asked,
        List<String> receipts,
        Optional<Integer> altered) {

    /**
     * A wish that waits.
     *
     * @param end {@code roll} or {@code shred}
     * @param own whether it is the visitor's own
     */
    public record Asked(String vendor, String end, String by, Instant at, boolean own) {}

    /** One key. */
    public record Key(
            String upstream,
            String tokenClass,
            long epoch,
            String id,
            Instant made,
            Optional<Instant> expires,
            String state) {}

    /** Whether the end of this vendor's keys was asked for. */
    public boolean waits(String vendor) {
        return asked.stream().anyMatch(each -> each.vendor().equals(vendor));
    }

    /** The vendors that have kept keys. */
    public List<String> vendors() {
        return keys.stream().map(Key::upstream).distinct().sorted().toList();
    }
}
