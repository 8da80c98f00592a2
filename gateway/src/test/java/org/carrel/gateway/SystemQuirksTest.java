package org.carrel.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.carrel.sip2.Sip2MessageType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * How library systems were seen to speak, each with the number of its row in the list of quirks
 * found in the field (sip2.md §7), through a whole gateway and real sockets.
 */
class SystemQuirksTest {
    private static final String ITEM = Questions.item(Questions.EMMA);
    private static final String DENIED = "01"; // circulation status of a refusal

    @Test
    void quirk_01_a_system_that_ends_in_cr_lf_is_asked_so() {
        Speech speech = new Speech(ISO_8859_1, "\r\n", true);
        try (QuirkTrial trial =
                QuirkTrial.with(OddSystem.saying(speech, OddSystem::usual))
                        .system("dialect", "{ preset: koha }")) {
            WireClient desk = trial.desk();
            desk.ask(ITEM);
            assertEquals(Questions.EMMA, desk.ask(ITEM).field("AB"));
            assertTrue(trial.heard("17").getLast().startsWith("\n17"), "the LF of the one before");
        }
    }

    @Test
    void quirk_07_a_system_whose_characters_are_not_those_agreed_is_told_to_the_administrator() {
        Speech latin = new Speech(ISO_8859_1, "\r", true);
        OddSystem.Custom pounds =
                OddSystem.saying(latin, line -> OddSystem.usual(line).replace("Emma", "£ and €"));
        try (QuirkTrial trial = QuirkTrial.with(pounds)) {
            assertEquals("? and ?", trial.ask(ITEM).field("AJ"));
            GatewayTrial.await(
                    "it is told", () -> trial.ear().count("other characters", "at=\"ils\"") == 1);
        }
        try (QuirkTrial trial =
                QuirkTrial.with(pounds).system("dialect", "{ charset: iso-8859-1 }")) {
            assertEquals("£ and ?", trial.ask(ITEM).field("AJ"));
            assertEquals(0, trial.ear().count("other characters", ""));
        }
    }

    @Test
    void quirk_08_a_system_that_always_answers_ay4_is_believed_where_that_is_known() {
        try (QuirkTrial trial =
                QuirkTrial.with(alwaysFour()).system("dialect", "{ preset: dp2 }")) {
            WireClient desk = trial.desk();
            for (String item : List.of(Questions.EMMA, Questions.WALDEN)) {
                Heard answer = desk.ask(Questions.item(item));
                assertEquals(item, answer.field("AB"));
                assertEquals(desk.sequence(), answer.sequence());
            }
        }
    }

    @Test
    void quirk_08_an_answer_under_another_number_is_no_answer_where_it_is_not() {
        try (QuirkTrial trial = QuirkTrial.with(alwaysFour())) {
            assertRefused(trial.ask(ITEM));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.0E", "2.0 ", "1.00", "    "})
    void quirk_10_a_version_that_does_not_exist_is_none_of_the_terminals_business(String version) {
        try (QuirkTrial trial =
                QuirkTrial.answering(
                        "99", "98YYYYNN60000320260101    120000" + version + "AO|BX|")) {
            assertStatusIsOurs(trial);
        }
    }

    @Test
    void quirk_11_a_status_padded_and_without_times_is_none_of_the_terminals_business() {
        String status = "98YYYYNN99999920260101    1200002.00AO|AM|BX" + "Y".repeat(16);
        try (QuirkTrial trial = QuirkTrial.answering("99", status + " ".repeat(134) + "|AF|AG|")) {
            assertStatusIsOurs(trial);
        }
    }

    @Test
    void quirk_20_35_is_answered_here_and_never_reaches_a_system_that_may_not_know_it() {
        try (QuirkTrial trial = QuirkTrial.usual().system("dialect", "{ preset: verso }")) {
            WireClient desk = trial.desk();
            desk.ask(Questions.patronStatus(Questions.ZOE));
            assertEquals(
                    "Y", desk.ask(Questions.endSession(Questions.ZOE)).columns().substring(0, 1));
            assertEquals(List.of(), trial.heard("35"));
        }
    }

    @Test
    void quirk_23_a_long_answer_may_come_in_pieces() {
        StringBuilder answer = new StringBuilder(OddSystem.usual("63AA" + Questions.ZOE + "|"));
        for (int at = 0; at < 400; at++) {
            answer.append("AU3900120000%04d|".formatted(at));
        }
        try (QuirkTrial trial = QuirkTrial.answering("63", answer.toString())) {
            Heard heard = trial.ask(Questions.patronInformation(Questions.ZOE));
            assertEquals(400, heard.fields("AU").size());
        }
    }

    @Test
    void quirk_23_an_answer_that_was_cut_short_is_no_answer() {
        OddSystem.Custom cutting =
                line -> {
                    byte[] whole = OddSystem.saying(OddSystem::usual).to(line);
                    String text = new String(whole, ISO_8859_1);
                    return line.startsWith("17")
                            ? OddSystem.bytes(text.substring(0, text.indexOf("AJEm") + 4) + "\r")
                            : whole;
                };
        try (QuirkTrial trial = QuirkTrial.with(cutting)) {
            assertRefused(trial.ask(ITEM));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "\0"})
    void quirk_34_an_answer_without_its_cr_is_taken_when_its_checksum_says_it_is_whole(String end) {
        Speech speech = new Speech(ISO_8859_1, end, true);
        try (QuirkTrial trial = QuirkTrial.with(OddSystem.saying(speech, OddSystem::usual))) {
            WireClient desk = trial.desk();
            assertEquals(Questions.EMMA, desk.ask(ITEM).field("AB"));
            assertEquals(Questions.EMMA, desk.ask(ITEM).field("AB"));
        }
    }

    @Test
    void quirk_34_words_without_cr_or_checksum_end_in_a_refusal() {
        OddSystem.Custom wordy =
                line ->
                        line.startsWith("93")
                                ? OddSystem.saying(OddSystem::usual).to(line)
                                : OddSystem.bytes("PreviousMessage is NULL");
        try (QuirkTrial trial = QuirkTrial.with(wordy)) {
            assertRefused(trial.ask(ITEM));
        }
    }

    @ParameterizedTest
    @CsvSource({"bytes, N", "unchecked, Y"})
    void quirk_35_wrong_checksum_sent_in_38(String checksum, String accepted) {
        OddSystem.Custom wrong =
                line -> {
                    byte[] right = OddSystem.saying(OddSystem::usual).to(line);
                    if (line.startsWith("37")) {
                        right[right.length - 2] ^= 1;
                    }
                    return right;
                };
        try (QuirkTrial trial =
                QuirkTrial.with(wrong).system("dialect", "{ checksum: " + checksum + " }")) {
            Heard answer = trial.ask(Questions.payment(Questions.ZOE));
            assertEquals(accepted, answer.columns().substring(0, 1));
            assertEquals(1, trial.heard("37").size(), "nobody pays twice");
        }
    }

    private static OddSystem.Custom alwaysFour() {
        return line -> Speech.STANDARD.frame(OddSystem.usual(line), 4);
    }

    private static void assertRefused(Heard answer) {
        assertEquals(DENIED, answer.columns().substring(0, 2));
        assertEquals("", answer.field("AJ"));
    }

    /** On line, and nothing but our own words; what the system says of itself is read and kept. */
    private static void assertStatusIsOurs(QuirkTrial trial) {
        WireClient desk = trial.idle(100).system("connections", "{ maximum: 1 }").desk();
        desk.ask(ITEM);
        GatewayTrial.await("it was asked, and asked again", () -> trial.heard("99").size() > 1);
        assertEquals(Questions.EMMA, desk.ask(ITEM).field("AB"));
        assertEquals(1, trial.heard("93").size(), "its status ended no connection");
        Heard status = desk.ask(Questions.STATUS).assertWhole(Sip2MessageType.ACS_STATUS);
        assertTrue(status.columns().startsWith("Y") && status.columns().endsWith("2.00"));
        assertEquals("RIV", status.field("AO"));
        assertFalse(status.columns().contains("999"));
    }
}
