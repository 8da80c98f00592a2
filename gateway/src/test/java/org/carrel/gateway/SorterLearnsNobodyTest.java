package org.carrel.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.carrel.gateway.demo.ServiceOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What sorters and gates learn of items that somebody had or waits for: nothing about them. */
class SorterLearnsNobodyTest {
    private static final String RESERVED = VendorQuestions.barcode("39001", 20_000_183);
    private static final List<String> PERSONAL =
            List.of("29001", "HOLD for", "Phone", "Returned by");

    private GatewayTrial trial;
    private WireClient sorter;
    private WireClient gate;
    private WireClient kiosk;

    @BeforeEach
    void open() {
        trial = GatewayTrial.withLibrary(ServiceOptions.usual());
        trial.plan()
                .door("sorters", "sorter")
                .door("gates", "security-gate")
                .door("kiosks", "self-check");
        GatewayTrial.Running library = trial.start();
        sorter = library.terminal("sorters");
        gate = library.terminal("gates");
        kiosk = library.terminal("kiosks");
    }

    @AfterEach
    void close() {
        trial.close();
    }

    @Test
    void a_returned_item_that_somebody_waits_for_names_neither() {
        Heard answer = checkin(RESERVED);
        String said = trial.said("10").getLast();
        List.of("|CY29001", "|CT29001", "|DA", "HOLD for").forEach(each -> assertSaid(said, each));
        assertNamesNobody(answer);
        assertEquals("", answer.field("CT"));
        assertEquals("01", answer.field("CV"));
    }

    @Test
    void a_returned_item_does_not_name_who_had_it() {
        kiosk.ask(Questions.checkout(Questions.ZOE, Questions.EMMA));
        Heard answer = checkin(Questions.EMMA);
        assertSaid(trial.said("10").getLast(), "|AA" + Questions.ZOE);
        assertNamesNobody(answer);
    }

    @Test
    void a_gate_is_told_of_an_item_and_of_nobody() {
        kiosk.ask(Questions.checkout(Questions.ZOE, Questions.EMMA));
        Heard answer = gate.ask(Questions.item(Questions.EMMA));
        assertNamesNobody(answer);
        assertEquals("", answer.field("AJ"));
    }

    private Heard checkin(String item) {
        return sorter.ask(
                "09N" + Questions.DATE + Questions.DATE + "APMAIN|AOZWEIG|AB" + item + "|AC|");
    }

    /** The library did say it, or the test would prove nothing. */
    private static void assertSaid(String line, String what) {
        assertTrue(line.contains(what), what);
    }

    private static void assertNamesNobody(Heard answer) {
        PERSONAL.forEach(each -> assertFalse(answer.whole().contains(each), each));
        List.of("AA", "CY", "DA", "CF", "CM", "AH")
                .forEach(each ->
                        assertTrue(answer.fields(each).stream().allMatch(String::isEmpty), each));
    }
}
