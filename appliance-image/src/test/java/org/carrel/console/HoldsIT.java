package org.carrel.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a court may ask for is held back from being destroyed, and that is told (R41). */
class HoldsIT {
    private static final String HERE = "/settings/destruction";
    private static final String REASON = "{\"reason\":\"case 7\"}";

    private static ConsoleProcess demo;
    private static Staff operator;
    private static Staff officer;

    @BeforeAll
    static void openTheConsole() {
        demo = ConsoleProcess.demo();
        Caller first = Staff.first(demo);
        operator = Staff.of(demo, first, "operator");
        officer = Staff.of(demo, first, "privacy-officer");
    }

    @AfterAll
    static void closeTheConsole() {
        demo.close();
    }

    @Test
    void a_class_is_held_once_and_lifted_once_and_the_trail_tells_both() {
        officer.done(HERE + "/ledger-hours/hold", REASON);
        assertEquals(409, officer.act(HERE + "/ledger-hours/hold", REASON).statusCode());
        JsonNode facts = operator.facts(HERE);
        JsonNode held = facts.get("held").get(0);
        assertEquals("ledger-hours", held.get("dataClass").asString());
        assertEquals("ada", held.get("by").asString());
        assertEquals("case 7", held.get("reason").asString());
        assertFalse(names(facts.get("free")).contains("ledger-hours"));

        officer.done(HERE + "/ledger-hours/lift", "{}");
        assertEquals(409, officer.act(HERE + "/ledger-hours/lift", "{}").statusCode());
        assertTrue(operator.facts(HERE).get("held").isEmpty());
        String trail = operator.caller().get("/audit.txt").body();
        assertTrue(trail.contains("role=privacy-officer act=hold-set subject=ledger-hours"));
        assertTrue(trail.contains("role=privacy-officer act=hold-lifted subject=ledger-hours"));
    }

    @Test
    void what_makes_no_sense_holds_nothing() {
        assertEquals(422, officer.act(HERE + "/drafts/hold", "{\"reason\":\" \"}").statusCode());
        String endless = "{\"reason\":\"%s\"}".formatted("x".repeat(401));
        assertEquals(422, officer.act(HERE + "/drafts/hold", endless).statusCode());
        assertEquals(404, officer.act(HERE + "/readers/hold", REASON).statusCode());
        assertEquals(404, officer.act(HERE + "/readers/lift", "{}").statusCode());
        assertEquals(403, operator.act(HERE + "/drafts/hold", REASON).statusCode());
        assertTrue(operator.facts(HERE).get("held").isEmpty());
    }

    @Test
    void the_page_says_when_what_is_due_was_last_looked_for() {
        assertTrue(operator.facts(HERE).has("lastRun"));
        assertTrue(operator.caller().get(HERE).body().contains("Nothing was old enough yet"));
    }

    private static List<String> names(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).toList();
    }
}
