package org.carrel.admin.facts;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What left the building within a day.
 *
 * @param day as YYYY-MM-DD
 * @param hour the first moment of the one hour that is meant; nothing where all of the day is
 * @param first the oldest day of which anything is kept
 * @param today the last day that can be asked for
 * @param reconciliation whether ledger and tap agree since the gateway started
 * @param kinds about how many kinds of element they agree
 * @param differences where they do not
 * @param peers one line for each side that was told something
 * @param hours one line for each hour in which something left; none once they are not kept
 */
public record TodayFacts(
        String day,
        Optional<Instant> hour,
        String first,
        String today,
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

    /** The day before, where something may be known of it. */
    public Optional<LocalDate> before() {
        LocalDate before = LocalDate.parse(day).minusDays(1);
        return before.isBefore(LocalDate.parse(first)) ? Optional.empty() : Optional.of(before);
    }

    /** The day after, where it has come. */
    public Optional<LocalDate> after() {
        LocalDate after = LocalDate.parse(day).plusDays(1);
        return after.isAfter(LocalDate.parse(today)) ? Optional.empty() : Optional.of(after);
    }

    /** What stands behind the question mark of a link to the same day and hour. */
    public String span() {
        return "day=" + day + hour.map(each -> "&hour=" + each).orElse("");
    }

    /** The most elements that left or stayed in one hour. */
    public long busiest() {
        return hours.stream().mapToLong(each -> each.left() + each.stayed()).max().orElse(1);
    }
}
