package org.carrel.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import org.carrel.sip2.Sip2MessageType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What library systems were seen to answer about people, their money and their loans, each with the
 * number of its row in the list of quirks found in the field (sip2.md §7), through a whole gateway
 * and real sockets.
 */
class AnswerQuirksTest {
    private static final String STANDING = " ".repeat(14) + "001" + Questions.DATE;
    private static final String COUNTS = "0000".repeat(6);
    private static final String WITH_PIN = VendorQuestions.status(Questions.ZOE, "4321");
    private static final String LISTS = Questions.patronInformation(Questions.ZOE);

    @Test
    void quirk_12_a_delimiter_left_out_between_bl_and_bv_does_not_hide_one_in_the_other() {
        try (QuirkTrial trial = status("BLYBV7.00|CQY|")) {
            Heard answer = trial.ask(WITH_PIN);
            assertEquals("Y", answer.field("BL"));
            assertEquals("7.00", answer.field("BV"));
            assertEquals("Y", answer.field("CQ"));
        }
    }

    @Test
    void quirk_13_limits_of_one_and_two_digits_are_told_with_four() {
        try (QuirkTrial trial = information("BZ5|CA10|CB50|BLY|")) {
            Heard answer = trial.ask(LISTS);
            assertEquals("0005", answer.field("BZ"));
            assertEquals("0010", answer.field("CA"));
            assertEquals("0050", answer.field("CB"));
        }
    }

    @Test
    void quirk_17_a_checkout_answer_without_ah_is_made_whole() {
        String answer = "121NNY" + Questions.DATE + "AORIV|AA$AA|AB" + Questions.EMMA + "|";
        try (QuirkTrial trial = QuirkTrial.answering("11", answer)) {
            Heard heard = trial.ask(Questions.checkout(Questions.ZOE, Questions.EMMA));
            heard.assertWhole(Sip2MessageType.CHECKOUT_RESPONSE);
            assertEquals("1", heard.columns().substring(0, 1));
            assertEquals("", heard.field("AH"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "09, '09N20260101    12000020260101    120000AP|AOZWEIG|ABone|AC|BIY|'",
        "11, '11YN20260101    120000                  AOZWEIG|AAone|ABone|AC|BIY|'"
    })
    void quirk_25_a_cancel_is_never_done_in_earnest(String code, String cancel) {
        try (QuirkTrial trial = QuirkTrial.usual().system("cancels", "false")) {
            assertEquals("0", trial.ask(cancel).columns().substring(0, 1));
            assertEquals(List.of(), trial.heard(code));
            trial.ask(cancel.replace("BIY", "BIN"));
            assertEquals(1, trial.heard(code).size());
        }
        try (QuirkTrial trial = QuirkTrial.usual()) {
            trial.ask(cancel);
            assertEquals("Y", OddSystem.field(trial.heard(code).getFirst(), "BI"));
        }
    }

    @Test
    void quirk_26_titles_and_money_inside_av_reach_nobody_as_they_are() {
        try (QuirkTrial trial = information("BLY|AV39001 \"Emma\" 3.50 EUR overdue|AS|")) {
            Heard answer = trial.ask(LISTS);
            assertFalse(answer.whole().contains("Emma"));
            assertFalse(answer.whole().contains("3.50"));
            assertEquals("", answer.field("AS"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "PB, koha, ''",
        "PD, symphony, ''",
        "BC, polaris, ''",
        "D9, koha, 'D9: birth-date'"
    })
    void quirk_27_a_birth_date_reaches_no_desk_as_it_is_whatever_its_field_is_called(
            String code, String preset, String declared) {
        try (QuirkTrial trial =
                information("BLY|" + code + "19690720|QQ19690720|")
                        .system("dialect", "{ preset: " + preset + ", terminator: cr }")
                        .system("fields", "{ " + declared + " }")
                        .system("policy", "own")
                        .policy("own", rule(code, "{ generalise: year }"))
                        .door("policy", "own")) {
            Heard answer = trial.ask(LISTS);
            assertEquals("Y", answer.field("BL"));
            assertFalse(answer.whole().contains("19690720"));
            assertEquals(List.of(), answer.fields("QQ"));
        }
    }

    @Test
    void quirk_28_a_name_reaches_nobody_who_must_not_import_it() {
        try (QuirkTrial trial =
                status("AEMercator, Zoe|BLY|CQY|")
                        .policy("no-names", "{ extends: record, elements: { \"sip2:AE\": blank } }")
                        .door("policy", "no-names")) {
            Heard answer = trial.ask(WITH_PIN);
            assertEquals("", answer.field("AE"));
            assertFalse(answer.whole().contains("Mercator"));
            assertEquals("Y", answer.field("CQ"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'1.234,50', '1234.50', point",
        "'12,5', '12.5', point",
        "'12', '12', point",
        "'EUR 12,50', 'EUR 12.50', point",
        "'1,234', '1,234', point",
        "'none', 'none', point",
        "'1,234.50', '1234,50', comma",
        "'1.234,50', '1.234,50', as-said"
    })
    void quirk_29_an_amount_is_told_with_the_decimals_that_the_terminal_knows(
            String said, String told, String decimals) {
        try (QuirkTrial trial =
                status("BV" + said + "|BLY|").door("dialect", "{ decimals: " + decimals + " }")) {
            assertEquals(told, trial.ask(WITH_PIN).field("BV"));
        }
    }

    @Test
    void quirk_29_an_amount_paid_is_told_with_the_decimals_that_the_system_knows() {
        try (QuirkTrial trial = QuirkTrial.usual().system("dialect", "{ decimals: comma }")) {
            trial.ask(Questions.payment(Questions.ZOE));
            assertEquals("1,00", OddSystem.field(trial.heard("37").getFirst(), "BV"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {" a novel", "zoe@example.org", "AEMercator", "BD1 High Street", "BLY"})
    void quirk_36_a_delimiter_inside_a_title_cuts_it_and_lets_nothing_in(String behind) {
        String answer = "18030001" + Questions.DATE + "AB" + Questions.EMMA + "|AJEmma|";
        try (QuirkTrial trial =
                QuirkTrial.answering("17", answer + behind + "|CF1|")
                        .door("profile", "security-gate")) {
            String heard = trial.ask(Questions.item(Questions.EMMA)).whole();
            assertFalse(heard.contains(behind));
        }
        try (QuirkTrial trial = QuirkTrial.answering("17", answer + behind + "|CF1|")) {
            Heard heard = trial.ask(Questions.item(Questions.EMMA));
            assertEquals("Emma", heard.field("AJ"));
            assertEquals("1", heard.field("CF"));
        }
    }

    @ParameterizedTest
    @CsvSource({"AS, CD", "CD, AS"})
    void quirk_37_a_list_is_judged_by_what_it_says_it_is_whatever_was_asked_for(
            String said, String other) {
        String rules = "{ extends: record, elements: { \"sip2:64.%s\": drop } }";
        try (QuirkTrial trial =
                information("BLY|" + said + "39001|")
                        .policy("own", rules.formatted(other))
                        .door("policy", "own")) {
            assertEquals(List.of("39001"), trial.ask(LISTS).fields(said));
        }
        try (QuirkTrial trial =
                information("BLY|" + said + "39001|")
                        .policy("own", rules.formatted(said))
                        .door("policy", "own")) {
            assertFalse(trial.ask(LISTS).whole().contains("39001"));
        }
    }

    private static String rule(String code, String action) {
        return "{ extends: record, elements: { \"sip2:64." + code + "\": " + action + " } }";
    }

    /** A system that answers 23 with these fields. */
    private static QuirkTrial status(String fields) {
        return QuirkTrial.answering("23", "24" + STANDING + "AORIV|AA$AA|" + fields);
    }

    /** A system that answers 63 with these fields. */
    private static QuirkTrial information(String fields) {
        return QuirkTrial.answering("63", "64" + STANDING + COUNTS + "AORIV|AA$AA|AE|" + fields);
    }
}
