package org.carrel.gateway.archive;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.carrel.config.Label;
import org.carrel.gateway.ledger.LedgerHour;
import org.carrel.gateway.ledger.LedgerRow;
import org.carrel.gateway.ledger.LedgerSum;

/**
 * What left, as far back as it is kept: from the shelf, and what is not there yet from memory. Any
 * thread that may wait for the disk.
 */
public final class LedgerHistory {
    private final LedgerClerk clerk;
    private final LedgerShelf shelf;

    public LedgerHistory(LedgerClerk clerk) {
        this.clerk = clerk;
        this.shelf = clerk.shelf();
    }

    /** The hours of a day in which anything happened, in order; none once they are not kept. */
    public List<HourSum> hours(LocalDate day) {
        return clerk.withUncarried(fresh -> {
            TreeMap<Instant, HourSum> hours = new TreeMap<>();
            Stream.concat(
                            shelf.hours(day).stream(),
                            fresh.stream().filter(on(day, day)).flatMap(LedgerHistory::sums))
                    .forEach(each -> hours.merge(each.begin(), each, HourSum::plus));
            return List.copyOf(hours.values());
        });
    }

    /** What became of each kind of element within one hour. */
    public List<LedgerRow> hour(Instant begin) {
        return clerk.withUncarried(fresh ->
                together(
                        shelf.rows(begin),
                        fresh.stream().filter(hour -> hour.begin().equals(begin)),
                        _ -> true));
    }

    /** What became of each kind of element within some days, the first and the last included. */
    public List<LedgerRow> days(LocalDate from, LocalDate to) {
        return clerk.withUncarried(fresh ->
                together(shelf.rows(from, to), fresh.stream().filter(on(from, to)), _ -> true));
    }

    /** The same on the way to one peer. */
    public List<LedgerRow> days(Label peer, LocalDate from, LocalDate to) {
        return clerk.withUncarried(fresh ->
                together(
                        shelf.rows(peer, from, to),
                        fresh.stream().filter(on(from, to)),
                        row -> row.key().peer().equals(peer)));
    }

    /** The oldest day of which anything is kept. */
    public Optional<LocalDate> firstDay() {
        return clerk.withUncarried(fresh ->
                Stream.concat(
                                shelf.firstDay().stream(),
                                fresh.stream().map(hour -> shelf.day(hour.begin())))
                        .min(LocalDate::compareTo));
    }

    private Predicate<LedgerHour> on(LocalDate from, LocalDate to) {
        return hour -> {
            LocalDate day = shelf.day(hour.begin());
            return !day.isBefore(from) && !day.isAfter(to);
        };
    }

    private static Stream<HourSum> sums(LedgerHour hour) {
        return hour.rows().stream()
                .map(row -> HourSum.of(hour.begin(), row.disposition(), row.occurrences()));
    }

    private static List<LedgerRow> together(
            Collection<LedgerRow> kept, Stream<LedgerHour> fresh, Predicate<LedgerRow> which) {
        return LedgerSum.of(
                Stream.concat(
                                kept.stream(),
                                fresh.flatMap(hour -> hour.rows().stream()).filter(which))
                        .toList());
    }
}
