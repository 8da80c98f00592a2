package org.carrel.admin.facts;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What left the building within a day.
 *
 * @param day as YYYY-MM-DD
 * @param before the day before, where something is known of it
 * @param after the day after, where it has come
 * @param reconciliation whether ledger and tap agree since the gateway started
 * @param kinds about how many kinds of element they agree
 * @param differences where they do not
 * @param peers one line for each side that was told something
 * @param hours one line for each hour in which something left
 */
public record TodayFacts(
        String day,
        Optional<String> before,
        Optional<String> after,
        OverviewFacts.Reconciled reconciliation,
        int kinds,
        List<Difference> differences,
        List<PeerDay> peers,
        List<Hour> hours) {

    /** Where ledger and tap differ, in elements counted. */
    public record Difference(
            String peer, String direction, String message, String element, long ledger, long tap) {}

    /**
     * What one side was told.
     *
     * @param direction {@code to-upstream} or {@code to-terminals}
     * @param fates how many elements met which fate
     * @param people about how many different cards it was asked about; nothing below ten
     */
    public record PeerDay(
            String peer, String direction, Map<Fate, Long> fates, Optional<Long> people) {
        public PeerDay {
            fates = Map.copyOf(fates);
        }

        /** How many elements met this fate. */
        public long of(Fate fate) {
            return fates.getOrDefault(fate, 0L);
        }
    }

    /** One hour: how many elements left, and how many stayed. */
    public record Hour(Instant begin, long left, long stayed) {}

    /** The most elements that left or stayed in one hour. */
    public long busiest() {
        return hours.stream().mapToLong(each -> each.left() + each.stayed()).max().orElse(1);
    }
}
