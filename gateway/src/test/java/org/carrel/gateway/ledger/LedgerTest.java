package org.carrel.gateway.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.carrel.config.Label;
import org.carrel.config.policy.ElementName;
import org.carrel.sip2.Sip2Field;
import org.junit.jupiter.api.Test;

class LedgerTest {
    private final House house = new House();

    @Test
    void whatWasCountedStandsInTheRunningHour() {
        house.page("64").cell(House.CARD, Disposition.PASSED).count(14);
        house.page("64").cell(House.CARD, Disposition.PASSED).count(10);
        assertEquals(List.of("64 sip2:AA passed 2 24"), lines(house.ledger.runningHour()));
    }

    @Test
    void theSameCellIsFoundAgain() {
        assertSame(
                house.page("64").cell(House.CARD, Disposition.PASSED),
                house.page("64").cell(House.CARD, Disposition.PASSED));
    }

    @Test
    void anHourThatIsOverIsClosedAndTheNextBeginsEmpty() {
        Cell cell = house.page("64").cell(House.CARD, Disposition.PASSED);
        cell.count(14);
        house.now = house.now.plusSeconds(2);
        house.ledger.tick();
        cell.count(10);
        assertEquals(List.of("64 sip2:AA passed 1 14"), lines(house.ledger.hours().getFirst()));
        assertEquals("2026-11-22T09:00:00Z", house.ledger.hours().getFirst().begin().toString());
        assertEquals(List.of("64 sip2:AA passed 1 10"), lines(house.ledger.runningHour()));
    }

    @Test
    void anHourThatStillRunsIsNotClosed() {
        house.now = house.now.plusSeconds(1);
        house.ledger.tick();
        assertEquals(List.of(), house.ledger.hours());
    }

    @Test
    void fortyEightHoursAreKept() {
        for (int hour = 0; hour < 60; hour++) {
            house.now = house.now.plus(Duration.ofHours(1));
            house.ledger.tick();
        }
        assertEquals(48, house.ledger.hours().size());
    }

    @Test
    void fieldsThatNobodyDeclaredCountAsOne() {
        house.page("64").cell(ElementName.ofId(Sip2Field.id("ZZ")), Disposition.DROPPED).count(3);
        house.page("64").cell(ElementName.ofId(Sip2Field.id("q!")), Disposition.DROPPED).count(4);
        house.page("64").cell(ElementName.ofId(Sip2Field.id("PB")), Disposition.DROPPED).count(5);
        assertEquals(
                List.of("64 sip2:PB dropped 1 5", "64 sip2:other dropped 2 7"),
                lines(house.ledger.runningHour()));
    }

    @Test
    void aPeerThatNobodyNamedHasNoPage() {
        assertThrows(
                IllegalArgumentException.class,
                () -> house.ledger.page(new Label("other"), Direction.TO_UPSTREAM, "63"));
        assertThrows(
                IllegalArgumentException.class,
                () -> house.ledger.page(House.KIOSK, Direction.TO_UPSTREAM, "63"));
    }

    @Test
    void whileItIsClosedNothingCanBeCounted() {
        Page page = house.page("64");
        Cell cell = page.cell(House.CARD, Disposition.PASSED);
        Slip slip = new Slip(page);
        slip.add(cell, 14);
        house.ledger.close();
        assertThrows(LedgerClosed.class, () -> cell.count(1));
        assertThrows(LedgerClosed.class, () -> new Slip(page));
        assertThrows(LedgerClosed.class, slip::sent);
        assertEquals(List.of(), lines(house.ledger.runningHour()));
    }

    @Test
    void onceItIsReopenedCountingGoesOn() {
        Cell cell = house.page("64").cell(House.CARD, Disposition.PASSED);
        cell.count(14);
        house.ledger.close();
        house.ledger.reopen();
        cell.count(14);
        assertEquals(List.of("64 sip2:AA passed 2 28"), lines(house.ledger.runningHour()));
    }

    @Test
    void theTableForASpreadsheetSaysWhatWasNotReconciled() {
        house.page("64").cell(House.CARD, Disposition.PASSED).count(14);
        house.page("24").cell(House.NAME, Disposition.DROPPED).count(9);
        StringBuilder text = new StringBuilder();
        LedgerCsv.write(List.of(house.ledger.runningHour()), Optional.of(house.compare()), text);
        assertEquals(
                """
                hour,direction,peer,message,element,disposition,occurrences,bytes,state
                2026-11-22T09:00:00Z,to-terminals,kiosk,24,sip2:AE,dropped,1,9,reconciled
                2026-11-22T09:00:00Z,to-terminals,kiosk,64,sip2:AA,passed,1,14,unreconciled
                """,
                text.toString());
    }

    private static List<String> lines(LedgerHour hour) {
        return hour.rows().stream()
                .map(row ->
                        "%s %s %s %d %d"
                                .formatted(
                                        row.key().message(),
                                        row.key().element(),
                                        row.disposition().text(),
                                        row.occurrences(),
                                        row.bytes()))
                .toList();
    }
}
