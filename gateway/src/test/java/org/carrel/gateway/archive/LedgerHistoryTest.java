package org.carrel.gateway.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.carrel.config.Label;
import org.carrel.config.policy.ElementName;
import org.carrel.gateway.ledger.Direction;
import org.carrel.gateway.ledger.Disposition;
import org.carrel.gateway.ledger.Ledger;
import org.carrel.gateway.ledger.LedgerRow;
import org.carrel.gateway.ledger.Vocabulary;
import org.carrel.sip2.Sip2Field;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What left is told whole, whether it lies on the shelf, in memory, or partly in each. */
class LedgerHistoryTest {
    private static final Label ILS = new Label("ils");
    private static final Label DESK = new Label("front-desk");
    private static final LocalDate DAY = LocalDate.parse("2026-03-14");
    private static final Instant NINE = Instant.parse("2026-03-14T09:00:00Z");
    private static final Instant TEN = Instant.parse("2026-03-14T10:00:00Z");
    private static final ElementName CARD = ElementName.of(Sip2Field.PATRON_IDENTIFIER);

    @TempDir Path folder;
    private final AtomicReference<Instant> now = new AtomicReference<>(NINE);

    @ParameterizedTest
    @EnumSource
    void adds_up_what_lies_on_the_shelf_and_what_is_not_there_yet(Where where) {
        try (Archive archive = Where.open(where.storage(folder), clock())) {
            Ledger ledger = ledger();
            LedgerClerk clerk = clerk(ledger, archive);
            LedgerHistory history = new LedgerHistory(clerk);
            count(ledger, ILS, 3);
            assertEquals(List.of(new HourSum(NINE, 3, 0)), history.hours(DAY));

            clerk.carry();
            count(ledger, ILS, 2);
            pass(ledger, TEN);
            count(ledger, ILS, 1);

            assertEquals(
                    List.of(new HourSum(NINE, 5, 0), new HourSum(TEN, 1, 0)), history.hours(DAY));
            assertEquals(List.of(5L), occurrences(history.hour(NINE)));
            assertEquals(List.of(1L), occurrences(history.hour(TEN)));
            assertEquals(List.of(6L), occurrences(history.days(DAY, DAY)));
            assertEquals(List.of(6L), occurrences(history.days(ILS, DAY, DAY)));
            assertEquals(List.of(), history.days(DESK, DAY, DAY));
            clerk.carry();
            clerk.carry();
            assertEquals(List.of(6L), occurrences(history.days(DAY, DAY)));
        }
    }

    @ParameterizedTest
    @EnumSource
    void knows_after_a_restart_what_was_before_it(Where where) {
        var storage = where.storage(folder);
        try (Archive archive = Where.open(storage, clock())) {
            Ledger ledger = ledger();
            count(ledger, ILS, 4);
            clerk(ledger, archive).carry();
        }
        Instant nextDay = NINE.plusSeconds(86_400);
        now.set(nextDay);
        try (Archive archive = Where.open(storage, clock())) {
            Ledger ledger = ledger();
            count(ledger, ILS, 1);
            LedgerHistory history = new LedgerHistory(clerk(ledger, archive));

            assertEquals(Optional.of(DAY), history.firstDay());
            assertEquals(List.of(new HourSum(NINE, 4, 0)), history.hours(DAY));
            assertEquals(List.of(new HourSum(nextDay, 1, 0)), history.hours(DAY.plusDays(1)));
            assertEquals(List.of(5L), occurrences(history.days(DAY, DAY.plusDays(1))));
        }
    }

    @ParameterizedTest
    @EnumSource
    void leaves_out_what_the_gateway_asks_itself(Where where) {
        try (Archive archive = Where.open(where.storage(folder), clock())) {
            Ledger ledger = ledger();
            LedgerClerk clerk = clerk(ledger, archive);
            count(ledger, DESK, 3);
            clerk.carry();
            assertEquals(List.of(), new LedgerHistory(clerk).hours(DAY));
            assertEquals(Optional.empty(), new LedgerHistory(clerk).firstDay());
        }
    }

    private Ledger ledger() {
        InstantSource moving = now::get;
        return new Ledger(new Vocabulary(Set.of(ILS), Set.of(), Set.of(DESK), Set.of()), moving);
    }

    private static LedgerClerk clerk(Ledger ledger, Archive archive) {
        return new LedgerClerk(ledger, archive.ledgerShelf(), DESK);
    }

    private static void count(Ledger ledger, Label peer, int times) {
        for (int at = 0; at < times; at++) {
            ledger.page(peer, Direction.TO_UPSTREAM, "63").cell(CARD, Disposition.PASSED).count(14);
        }
    }

    private void pass(Ledger ledger, Instant until) {
        now.set(until);
        ledger.tick();
    }

    private static List<Long> occurrences(List<LedgerRow> rows) {
        return rows.stream().map(LedgerRow::occurrences).toList();
    }

    private static Clock clock() {
        return Clock.fixed(NINE, ZoneOffset.UTC);
    }
}
