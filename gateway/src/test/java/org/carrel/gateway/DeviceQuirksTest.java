package org.carrel.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.carrel.sip2.Sip2MessageType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What terminals were seen to do, each with the number of its row in the list of quirks found in
 * the field (sip2.md §7), through a whole gateway and real sockets.
 */
class DeviceQuirksTest {
    private static final Charset DOS = Charset.forName("IBM850");
    private static final String STANDING = " ".repeat(14) + "001" + Questions.DATE;
    private static final String STATUS_OF_ZOE = Questions.patronStatus(Questions.ZOE);
    private static final String ITEM = Questions.item(Questions.EMMA);

    @ParameterizedTest
    @ValueSource(strings = {"cen-tec", "libki", "php-sip2"})
    void quirk_01_a_terminal_that_ends_in_cr_lf_is_answered_so(String preset) {
        Speech speech = new Speech(ISO_8859_1, "\r\n", true);
        try (QuirkTrial trial = QuirkTrial.usual().door("dialect", "{ preset: " + preset + " }")) {
            WireClient desk = trial.desk(speech);
            assertEquals(Questions.EMMA, desk.ask(ITEM).field("AB"));
            assertEquals(Questions.EMMA, desk.ask(ITEM).field("AB"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"|||\r", "||||||||\r\n", "|\0|\r"})
    void quirk_02_empty_delimiters_before_the_end_are_nothing(String end) {
        try (QuirkTrial trial = QuirkTrial.usual()) {
            WireClient desk = trial.desk(Speech.STANDARD.plain());
            desk.write((ITEM + end).getBytes(ISO_8859_1));
            assertEquals(Questions.EMMA, desk.hear().field("AB"));
            assertTrue(trial.heard("17").getFirst().contains("AB" + Questions.EMMA + "|AY"));
        }
    }

    @Test
    void quirk_03_telnet_negotiation_before_the_first_message_is_skipped() {
        try (QuirkTrial trial = QuirkTrial.usual()) {
            WireClient desk = trial.desk();
            desk.write("\u00ff\u00fb\u001f\u00ff\u00fd\u0003\u00ff\u00fb ".getBytes(ISO_8859_1));
            assertEquals(Questions.EMMA, desk.ask(ITEM).field("AB"));
        }
    }

    @Test
    void quirk_05_a_terminal_with_checksums_gets_them_though_the_system_has_none() {
        OddSystem.Custom unsigned = OddSystem.saying(Speech.STANDARD.plain(), OddSystem::usual);
        try (QuirkTrial trial = QuirkTrial.with(unsigned)) {
            WireClient desk = trial.desk();
            Heard answer = desk.ask(STATUS_OF_ZOE);
            assertTrue(answer.assertWhole(Sip2MessageType.PATRON_STATUS_RESPONSE).isSigned());
            assertEquals("0", answer.sequence());
            assertEquals(answer.whole(), desk.ask("97").whole());
            assertEquals(List.of(), trial.heard("97"));
        }
    }

    @Test
    void quirk_05_a_system_without_checksums_is_asked_without_them() {
        try (QuirkTrial trial = QuirkTrial.usual().system("dialect", "{ preset: aleph }")) {
            assertTrue(trial.ask(ITEM).isSigned());
            assertTrue(trial.heard("").stream().noneMatch(line -> line.contains("AZ")));
        }
    }

    @Test
    void quirk_06_checksum_counted_in_characters_not_bytes() {
        String answer = "18030001" + Questions.DATE + "AORIV|AB" + Questions.EMMA + "|AJBöll|";
        try (QuirkTrial trial =
                QuirkTrial.answering("17", answer).door("dialect", "{ checksum: characters }")) {
            WireClient desk = trial.desk();
            String question = ITEM + "AJÄ|AY0AZ";
            desk.write((question + sum(question) + "\r").getBytes(UTF_8));
            String heard = desk.hear().whole();
            assertTrue(heard.contains("AJBöll|"));
            String summed = heard.substring(0, heard.length() - 4);
            assertEquals(sum(summed), heard.substring(heard.length() - 4));
        }
    }

    @Test
    void quirk_07_a_terminal_gets_its_own_characters() {
        try (QuirkTrial trial =
                QuirkTrial.answering("23", standing("AEZoë|BV£3.50|BLY|"))
                        .door("dialect", "{ charset: cp850 }")) {
            WireClient desk = trial.desk(new Speech(DOS, "\r", true));
            Heard answer = desk.ask(STATUS_OF_ZOE);
            assertEquals("£3.50", answer.field("BV"));
            assertEquals("Zoë", answer.field("AE"));
        }
    }

    @ParameterizedTest
    @CsvSource({"utf-8, IBM850", "utf-8, ISO-8859-1", "cp850, UTF-8", "ascii, UTF-8"})
    void quirk_07_characters_that_are_not_those_agreed_are_told_to_the_administrator(
            String agreed, Charset spoken) {
        try (QuirkTrial trial = QuirkTrial.usual().door("dialect", "{ charset: " + agreed + " }")) {
            WireClient desk = trial.desk(new Speech(spoken, "\r", true));
            desk.ask(ITEM);
            assertEquals(0, trial.ear().count("other characters", ""));
            desk.ask(ITEM + "AJBöll|");
            desk.ask(ITEM + "AJBöll|");
            assertEquals(1, trial.ear().count("other characters", "at=\"desk\""));
        }
    }

    @Test
    void quirk_09_a_terminal_whose_sequence_stays_at_nine_is_served() {
        try (QuirkTrial trial = QuirkTrial.usual().door("dialect", "{ preset: sip2-net }")) {
            WireClient desk = trial.desk();
            for (String item : List.of(Questions.EMMA, Questions.WALDEN, Questions.GORIOT)) {
                desk.write(Speech.STANDARD.frame(Questions.item(item), 9));
                Heard answer = desk.hear();
                assertEquals(item, answer.field("AB"));
                assertEquals("9", answer.sequence());
            }
            assertEquals(3, trial.heard("17").size());
        }
    }

    @Test
    void quirk_09_a_terminal_that_repeats_itself_at_nine_hears_how_it_is_and_not_how_it_was() {
        try (QuirkTrial trial = QuirkTrial.usual()) {
            WireClient desk = trial.desk();
            byte[] status = Speech.STANDARD.frame(Questions.STATUS, 9);
            desk.write(status);
            assertTrue(desk.hear().columns().startsWith("Y"));
            trial.system().close();
            GatewayTrial.await(
                    "the system is away",
                    () -> {
                        desk.write(status);
                        return desk.hear().columns().startsWith("N");
                    });
        }
    }

    @Test
    void quirk_09_our_own_sequence_wraps() {
        try (QuirkTrial trial = QuirkTrial.usual()) {
            WireClient desk = trial.desk();
            for (int at = 0; at < 12; at++) {
                desk.ask(ITEM);
            }
            Set<String> numbers =
                    trial.heard("17").stream()
                            .map(line -> line.replaceAll(".*(AY.)AZ.*", "$1"))
                            .collect(Collectors.toSet());
            assertEquals(10, numbers.size());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ZWEIG ", " ZWEIG", "", "zweig"})
    void quirk_14_an_institution_is_told_to_each_side_as_that_side_writes_it(String written) {
        try (QuirkTrial trial = QuirkTrial.usual().system("institution", "\"MAIN \"")) {
            Heard answer = trial.ask(ITEM.replace("AOZWEIG", "AO" + written));
            assertTrue(trial.heard("17").getFirst().contains("AOMAIN |"));
            assertEquals(written, answer.field("AO"));
        }
    }

    @Test
    void quirk_16_a_status_request_without_ac_and_ad_is_made_whole() {
        try (QuirkTrial trial = QuirkTrial.usual()) {
            trial.ask("23001" + Questions.DATE + "AOZWEIG|AA" + Questions.ZOE + "|");
            String asked = trial.heard("23").getFirst();
            assertTrue(asked.contains("|AC|") && asked.contains("|AD|"), "all that 1.00 required");
        }
    }

    @ParameterizedTest
    @CsvSource({"' 39001200002171 '", "'39001200002171  '", "'  39001200002171'"})
    void quirk_32_blanks_around_a_barcode_do_not_reach_the_system(String barcode) {
        try (QuirkTrial trial = QuirkTrial.usual()) {
            Heard answer = trial.ask(Questions.item(barcode));
            assertTrue(trial.heard("17").getFirst().contains("|AB39001200002171|"));
            assertEquals(barcode, answer.field("AB"), "the terminal finds what it sent");
        }
    }

    @Test
    void quirk_33_a_blank_no_block_due_date_is_passed_on_blank() {
        try (QuirkTrial trial = QuirkTrial.usual()) {
            Heard answer = trial.ask(Questions.checkout(Questions.ZOE, Questions.EMMA));
            assertEquals("1", answer.columns().substring(0, 1));
            assertTrue(
                    trial.heard("11")
                            .getFirst()
                            .startsWith("11YN" + Questions.DATE + " ".repeat(18)));
        }
    }

    @Test
    void quirk_38_a_terminal_that_a_hold_list_breaks_gets_none() {
        String answer =
                "64" + STANDING + "0002" + "0000".repeat(5) + "AORIV|AA$AA|AE|BLY|ASone|ASother|";
        try (QuirkTrial trial =
                QuirkTrial.answering("63", answer)
                        .policy(
                                "no-hold-lists",
                                "{ extends: record, elements: { \"sip2:64.AS\": drop } }")
                        .door("policy", "no-hold-lists")) {
            Heard heard = trial.ask(Questions.patronInformation(Questions.ZOE));
            assertEquals(List.of(), heard.fields("AS"));
            assertEquals("0002", heard.columns().substring(35, 39));
            assertEquals("Y", heard.field("BL"));
        }
    }

    @Test
    void quirk_39_99_before_93_is_answered_with_nothing_but_our_own() {
        try (QuirkTrial trial =
                QuirkTrial.usual()
                        .door("dialect", "{ preset: relais }")
                        .door("login", "{ required: true, accounts: { k: \"inline:w\" } }")) {
            WireClient desk = trial.desk();
            Heard status = desk.ask(Questions.STATUS);
            assertEquals("RIV", status.field("AO"));
            assertEquals("N", desk.ask(STATUS_OF_ZOE).field("BL"));
            assertEquals("941", desk.ask(Questions.login("k", "w")).text());
            assertEquals("Y", desk.ask(STATUS_OF_ZOE).field("BL"));
        }
    }

    @Test
    void quirk_40_a_terminal_that_was_said_to_speak_cp850_may_mean_utf_8() {
        try (QuirkTrial trial =
                QuirkTrial.usual().door("dialect", "{ charset: cp850, accept-utf-8: true }")) {
            WireClient desk = trial.desk(new Speech(UTF_8, "\r", true));
            desk.ask("23001" + Questions.DATE + "AOZWEIG|AA" + Questions.ZOE + "|AC|ADgrün|");
            String asked = trial.heard("23").getFirst();
            assertTrue(asked.contains("AD" + new String("grün".getBytes(UTF_8), ISO_8859_1)));
        }
    }

    private static String standing(String fields) {
        return "24" + STANDING + "AORIV|AA$AA|" + fields;
    }

    /** The four digits for the numbers of these characters. */
    private static String sum(String text) {
        return "%04X".formatted(-text.codePoints().sum() & 0xFFFF);
    }
}
