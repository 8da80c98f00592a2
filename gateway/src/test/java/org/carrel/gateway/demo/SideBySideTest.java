package org.carrel.gateway.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.carrel.gateway.demo.Witness.Direction;
import org.carrel.gateway.demo.Witness.Sighting;
import org.junit.jupiter.api.Test;

class SideBySideTest {
    private static final String ITEM = "1720261122    020438AORIV|AB39001200002170|AY1AZF70E";
    private static final Screen PLAIN = new Screen(90, false);

    private final SideBySide page = new SideBySide(PLAIN);

    @Test
    void noLineIsWiderThanTheScreen() {
        assertTrue(exchange("AF" + "x".repeat(300)).stream().allMatch(each -> each.length() <= 90));
    }

    @Test
    void theColumnsStandOneBelowTheOther() {
        List<String> rows = exchange("AFhello").stream().skip(2).toList();
        assertEquals(1, rows.stream().mapToInt(each -> each.indexOf(" │ ")).distinct().count());
    }

    @Test
    void linesAreBrokenBetweenFields() {
        List<String> rows = exchange("AFhello");
        assertTrue(rows.stream().anyMatch(each -> each.startsWith("→ 1720261122    020438AORIV|")));
        assertTrue(rows.stream().anyMatch(each -> each.startsWith("  AB39001200002170|")));
    }

    @Test
    void aPartyThatSawNothingHasADash() {
        List<String> rows = page.exchange("A caption", "gate", List.of());
        assertTrue(rows.get(3).matches("— +│ — +│ —"));
    }

    @Test
    void aPipeGetsNoColours() {
        assertFalse(String.join("\n", exchange("AFhello")).contains("\u001b"));
        assertFalse(Screen.of(Map.of("NO_COLOR", "1"), true).colours());
        assertFalse(Screen.of(Map.of(), false).colours());
        assertTrue(Screen.of(Map.of(), true).colours());
    }

    @Test
    void theWidthIsThatOfTheTerminalOrTheUsual() {
        assertEquals(200, Screen.of(Map.of("COLUMNS", "200"), false).width());
        assertEquals(120, Screen.of(Map.of("COLUMNS", "wide"), false).width());
        assertEquals(72, Screen.of(Map.of("COLUMNS", "10"), false).width());
    }

    @Test
    void fieldsAreCountedForWhoReceivedThemUnlessEmpty() {
        String answer = "1803010120261122    020438AB39001200002170|AJ|AFone|AFtwo|AY1AZF70E";
        FieldTable table =
                new FieldTable(
                        List.of("gate", "ILS"),
                        List.of(
                                saw("gate", Direction.SENT, ITEM),
                                saw("ILS", Direction.RECEIVED, ITEM),
                                saw("gate", Direction.RECEIVED, answer)));
        assertEquals(2, table.count("gate", "AF"));
        assertEquals(0, table.count("gate", "AJ"));
        assertEquals(1, table.count("ILS", "AB"));
        assertEquals(0, table.count("ILS", "AF"));
    }

    @Test
    void whatTheLibrarySaidIsCountedByItself() {
        String answer = "36Y20261122    020438AORIV|AFGoodbye|";
        FieldTable table =
                new FieldTable(List.of("kiosk"), List.of(saw("ILS", Direction.SENT, answer)));
        assertEquals(1, table.count(FieldTable.ILS_SAID, "AF"));
        assertEquals(0, table.count("kiosk", "AF"));
    }

    private List<String> exchange(String field) {
        return page.exchange(
                "A caption",
                "gate",
                List.of(
                        saw("gate", Direction.SENT, ITEM),
                        saw("ILS", Direction.RECEIVED, ITEM),
                        saw("press", Direction.SENT, "1803010120261122    020438" + field + "|"),
                        saw("gate", Direction.RECEIVED, "1803010120261122    020438AJ|")));
    }

    private static Sighting saw(String party, Direction direction, String line) {
        return new Sighting(Instant.EPOCH, party, direction, line);
    }
}
