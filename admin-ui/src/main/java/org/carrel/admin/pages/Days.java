package org.carrel.admin.pages;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.carrel.config.Label;
import org.carrel.gateway.console.Window;
import org.carrel.gateway.ledger.LedgerHour;
import org.carrel.gateway.ledger.LedgerKey;
import org.carrel.gateway.ledger.LedgerRow;

/** The ledger, day by day. */
final class Days {
    private final Window window;
    private final InstantSource clock;
    private final ZoneId zone = ZoneId.systemDefault();

    Days(Window window, InstantSource clock) {
        this.window = window;
        this.clock = clock;
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    /** The hours of a day of which something is known. */
    List<LedgerHour> hours(LocalDate day) {
        return window.hours().stream().filter(hour -> dayOf(hour).equals(day)).toList();
    }

    /** The sums of a day. */
    List<LedgerRow> rows(LocalDate day) {
        return Sum.of(hours(day).stream().flatMap(hour -> hour.rows().stream()).toList());
    }

    /** The sums of all that is still known. */
    List<LedgerRow> all() {
        return Sum.of(window.hours().stream().flatMap(hour -> hour.rows().stream()).toList());
    }

    /** The day before, where something is known of it. */
    Optional<LocalDate> before(LocalDate day) {
        LocalDate before = day.minusDays(1);
        return hours(before).isEmpty() ? Optional.empty() : Optional.of(before);
    }

    /** The day after, where it has come. */
    Optional<LocalDate> after(LocalDate day) {
        return day.isBefore(today()) ? Optional.of(day.plusDays(1)) : Optional.empty();
    }

    /** Whether anything is known of a side of this name. */
    boolean knows(Label peer) {
        return all().stream().map(LedgerRow::key).map(LedgerKey::peer).anyMatch(peer::equals);
    }

    private LocalDate dayOf(LedgerHour hour) {
        return LocalDate.ofInstant(hour.begin(), zone);
    }
}
