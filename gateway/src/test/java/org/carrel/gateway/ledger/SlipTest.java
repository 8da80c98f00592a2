package org.carrel.gateway.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class SlipTest {
    private final House house = new House();
    private final Page page = house.page("64");
    private final Slip slip = new Slip(page);

    SlipTest() {
        slip.add(page.cell(House.CARD, Disposition.PASSED), 14);
        slip.add(page.cell(House.NAME, Disposition.DROPPED), 20);
        slip.add(page.cell(House.NAME, Disposition.SUPPLIED), 0);
    }

    @Test
    void nothingCountsBeforeTheMessageLeaves() {
        assertEquals(List.of(), told());
    }

    @Test
    void whatLeavesCountsAsItWasNoted() {
        slip.sent();
        assertEquals(
                List.of("sip2:AA passed 1 14", "sip2:AE dropped 1 20", "sip2:AE supplied 1 0"),
                told());
    }

    @Test
    void whatLeavesAgainCountsAsRepeatedAndWhatStayedCountsOnce() {
        slip.sent();
        slip.sent();
        assertEquals(
                List.of(
                        "sip2:AA passed 1 14",
                        "sip2:AA repeated 1 14",
                        "sip2:AE dropped 1 20",
                        "sip2:AE supplied 1 0",
                        "sip2:AE repeated 1 0"),
                told());
    }

    @Test
    void whatCameInAndDoesNotLeaveWasRefused() {
        slip.refused();
        assertEquals(List.of("sip2:AA refused 1 14", "sip2:AE refused 1 20"), told());
    }

    @Test
    void whatLeftIsNotRefusedAfterwards() {
        slip.sent();
        slip.refused();
        assertEquals(3, told().size());
    }

    private List<String> told() {
        return house.ledger.total().stream()
                .map(row ->
                        "%s %s %d %d"
                                .formatted(
                                        row.key().element(),
                                        row.disposition().text(),
                                        row.occurrences(),
                                        row.bytes()))
                .toList();
    }
}
