package org.carrel.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.carrel.sip2.Sip2MessageType;

/** The safe denial of each request, as the reference has it (sip2.md §2.8). */
final class Refusals {
    private static final String NO_RIGHTS = " ".repeat(14) + "000" + Questions.DATE;
    private static final String NO_LOAN = "0NUN" + Questions.DATE;

    private static final Map<String, String> COLUMNS =
            Map.ofEntries(
                    Map.entry("10", NO_LOAN),
                    Map.entry("12", NO_LOAN),
                    Map.entry("16", "0N" + Questions.DATE),
                    Map.entry("18", "010001" + Questions.DATE),
                    Map.entry("20", "0" + Questions.DATE),
                    Map.entry("24", NO_RIGHTS),
                    Map.entry("26", NO_RIGHTS),
                    Map.entry("30", NO_LOAN),
                    Map.entry("36", "Y" + Questions.DATE),
                    Map.entry("38", "N" + Questions.DATE),
                    Map.entry("64", NO_RIGHTS + " ".repeat(24)),
                    Map.entry("66", "000000000" + Questions.DATE));
    private static final Map<String, String> EMPTY =
            Map.of("12", "AJ", "30", "AH", "24", "AE", "64", "AE", "26", "AE", "18", "AJ");

    private Refusals() {}

    /** The answer is this request's whole refusal and tells nothing but what was asked. */
    static void assertRefusal(Sip2MessageType question, Heard answer) {
        answer.assertWhole(question.answer());
        String code = question.answer().code();
        assertEquals(COLUMNS.get(code), answer.columns());
        assertTrue(answer.isSigned());
        if (EMPTY.containsKey(code)) {
            assertEquals("", answer.field(EMPTY.getOrDefault(code, "")));
        }
        if (answer.has("BL") || code.equals("24") || code.equals("64")) {
            assertEquals("N", answer.field("BL"));
            assertEquals("N", answer.field("CQ"));
        }
        assertEcho(answer, "AO", Questions.BRANCH);
        assertEcho(answer, "AA", Questions.ZOE);
        assertEcho(answer, "AB", Questions.GORIOT);
    }

    private static void assertEcho(Heard answer, String id, String asked) {
        if (answer.has(id)) {
            assertEquals(asked, answer.field(id));
        }
    }
}
