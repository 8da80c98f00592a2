package org.carrel.admin.pages;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.carrel.admin.desk.Visit;
import org.carrel.config.Label;
import org.carrel.gateway.archive.HourSum;
import org.carrel.gateway.console.Window;
import org.carrel.gateway.ledger.LedgerRow;

/** The ledger, day by day. */
final class Days {
    private static final int LATELY = 30;

    private final Window window;
    private final InstantSource clock;
    private final ZoneId zone = ZoneId.systemDefault();

    Days(Window window, InstantSource clock) {
        this.window = window;
        this.clock = clock;
    }

    /**
     * A day, or one hour of it.
     *
     * @param hour its first moment
     */
    record Span(LocalDate day, Optional<Instant> hour) {}

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    /** The oldest day of which anything is kept. */
    LocalDate first() {
        return window.ledger().firstDay().orElseGet(this::today);
    }

    /** What a visitor asked for; all of today where that is nothing. */
    Span asked(Visit visit) {
        LocalDate day = day(visit.value("day"));
        return new Span(day, hour(visit.value("hour")).filter(each -> dayOf(each).equals(day)));
    }

    /** The hours of a day in which anything happened. */
    List<HourSum> hours(LocalDate day) {
        return window.ledger().hours(day);
    }

    /** The sums of a day, or of an hour of it. */
    List<LedgerRow> rows(Span span) {
        return span.hour()
                .map(window.ledger()::hour)
                .orElseGet(() -> window.ledger().days(span.day(), span.day()));
    }

    /** The sums of the last thirty days. */
    List<LedgerRow> lately() {
        return window.ledger().days(today().minusDays(LATELY - 1), today());
    }

    /** The same on the way to one peer. */
    List<LedgerRow> lately(Label peer) {
        return window.ledger().days(peer, today().minusDays(LATELY - 1), today());
    }

    private LocalDate day(String asked) {
        try {
            return asked.isEmpty() ? today() : LocalDate.parse(asked);
        } catch (DateTimeParseException notOne) {
            return today();
        }
    }

    private static Optional<Instant> hour(String asked) {
        try {
            return asked.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(asked));
        } catch (DateTimeParseException notOne) {
            return Optional.empty();
        }
    }

    private LocalDate dayOf(Instant hour) {
        return LocalDate.ofInstant(hour, zone);
    }
}
