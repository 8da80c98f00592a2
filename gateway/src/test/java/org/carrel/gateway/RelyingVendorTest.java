package org.carrel.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.carrel.gateway.demo.ServiceOptions;
import org.carrel.gateway.demo.SimulatedVendor;
import org.carrel.sip2.Sip2MessageType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a vendor learns that asks us about readers, at a door of its own. */
class RelyingVendorTest {
    private static final String PRESS = SimulatedVendor.PRESS;
    private static final String TILL = SimulatedVendor.TILL;
    private static final String PIN = VendorQuestions.ZOES_PIN;

    /** Of the library's pattern, and nobody's. */
    private static final String NOBODY = VendorQuestions.barcode("29001", 99_999_999);

    /** Who reported it lost, and whose PIN is right. */
    private static final String BLOCKED = VendorQuestions.barcode("29001", 10_041_962);

    private static final List<String> PERSONAL =
            List.of("elik", "ller", "Birken", "50667", "555", "example", "1988", "ADULT", "4.50");

    @TempDir private Path folder = Path.of("");
    private GatewayTrial trial;
    private GatewayTrial.Running library;
    private WireClient press;

    @BeforeEach
    void open() {
        trial = GatewayTrial.withLibrary(ServiceOptions.usual());
        trial.plan().storage(folder).record("away", Plan.freePort());
        vendor(PRESS, VendorQuestions.pairwise("29998", "a1"));
        vendor(TILL, VendorQuestions.pairwise("29997", "b2"));
        vendor("nobody", "{ class: none }");
        vendor("visits", "{ class: session, form: codabar14, prefix: \"29996\" }");
        vendor("days", "{ class: epoch, every: day, form: codabar14, prefix: \"29995\" }");
        trial.plan()
                .door("shut", "relying-vendor")
                .say("shut", "vendor", PRESS)
                .say("shut", "upstream", "away");
        trial.plan()
                .record("generous", trial.quick(RelyingVendorTest::everybody).port())
                .door("guests", "relying-vendor")
                .say("guests", "vendor", PRESS)
                .say("guests", "upstream", "generous");
        library = trial.start();
        press = library.terminal(PRESS + "-door");
    }

    @AfterEach
    void close() {
        trial.close();
    }

    @Test
    void a_card_and_its_pin_go_in_and_a_token_comes_out() {
        Heard answer = press.ask(VendorQuestions.information(Questions.ZOE, PIN));
        answer.assertWhole(Sip2MessageType.PATRON_INFORMATION_RESPONSE);
        assertConfirmed(answer);
        assertTrue(answer.field("AA").matches("29998[0-9]{9}"));
        assertEquals(Questions.BRANCH, answer.field("AO"));
        assertFalse(answer.whole().contains(Questions.ZOE.substring(5)));
    }

    @Test
    void both_questions_about_a_reader_give_the_same_token() {
        String first = token(press, Questions.ZOE, PIN);
        Heard second = press.ask(VendorQuestions.status(Questions.ZOE, PIN));
        assertConfirmed(second);
        assertEquals(first, second.field("AA"));
    }

    @Test
    void its_own_token_reaches_the_library_as_the_card() {
        String token = token(press, Questions.ZOE, PIN);
        Heard answer = press.ask(VendorQuestions.status(token, PIN));
        assertConfirmed(answer);
        assertEquals(token, answer.field("AA"));
        String asked = trial.asked("23").getLast();
        assertEquals(Questions.ZOE, QuickSystem.field(asked, "AA"));
        assertEquals(PIN, QuickSystem.field(asked, "AD"));
        assertFalse(asked.contains(token));
    }

    @Test
    void nothing_but_yes_and_the_token_is_told() {
        Heard answer = press.ask(VendorQuestions.information(Questions.ZOE, PIN));
        PERSONAL.forEach(each -> assertFalse(answer.whole().contains(each), "a value leaked"));
        List.of("BD", "BE", "BF", "BV", "PB", "PC", "AS", "AU", "AV")
                .forEach(each -> assertFalse(answer.has(each), each));
        assertEquals("", answer.field("AE"));
        assertEquals(" ".repeat(14), answer.columns().substring(0, 14));
        assertTrue(answer.columns().substring(35).isBlank(), "counts");
    }

    @Test
    void free_text_is_a_phrase_of_ours() {
        Heard answer = press.ask(VendorQuestions.information(Questions.ZOE, PIN));
        answer.fields("AF").forEach(text -> assertFalse(text.startsWith("Hello"), "raw text"));
    }

    @Test
    void that_a_card_is_blocked_is_told_and_not_why() {
        Heard answer = press.ask(VendorQuestions.status(BLOCKED, "948127"));
        assertConfirmed(answer);
        assertEquals("Y" + " ".repeat(13), answer.columns().substring(0, 14));
    }

    @Test
    void every_no_is_the_same_no() {
        String foreign = token(library.terminal(TILL + "-door"), Questions.ZOE, PIN);
        String madeUp = VendorQuestions.barcode("29998", 12_345_678);
        String expected = denial(press, Questions.ZOE, "111111");
        assertEquals(expected, denial(press, NOBODY, PIN), "an unknown card");
        assertEquals(expected, denial(press, madeUp, PIN), "a made-up token");
        assertEquals(expected, denial(press, foreign, PIN), "another vendor's token");
        assertEquals(expected, denial(press, "nonsense", PIN), "no number at all");
        assertEquals(expected, denial(press, Questions.ZOE, ""), "no PIN");
        assertEquals(expected, denial(press, BLOCKED, PIN), "a blocked card and a wrong PIN");
        WireClient shut = library.terminal("shut");
        assertEquals(expected, denial(shut, Questions.ZOE, PIN), "the library is away");
    }

    @Test
    void another_vendors_token_is_told_of_as_a_leak() {
        String foreign = token(library.terminal(TILL + "-door"), Questions.ZOE, PIN);
        press.ask(VendorQuestions.status(foreign, PIN));
        GatewayTrial.await("the leak is told", () -> trial.ear().count("foreign token", "") > 0);
        assertEquals(1, trial.ear().count("foreign token", "at=\"press\", of=\"till\""));
        assertEquals(0, trial.ear().count("", foreign));
    }

    @Test
    void a_run_of_nos_raises_the_alarm_once() {
        for (int guess = 0; guess < 100; guess++) {
            press.ask(VendorQuestions.status(Questions.ZOE, "%06d".formatted(guess)));
        }
        GatewayTrial.await("the alarm", () -> trial.ear().count("somebody may be", "") > 0);
        assertEquals(1, trial.ear().count("somebody may be guessing", "press-door"));
        assertEquals(0, trial.ear().count("", Questions.ZOE));
    }

    @Test
    void the_dialogue_itself_works() {
        assertEquals("1", press.ask(Questions.login("any", "word")).columns());
        Heard status = press.ask(Questions.STATUS);
        status.assertWhole(Sip2MessageType.ACS_STATUS);
        assertEquals("YNNNYYYYYNNNNNNN", status.field("BX"));
        String token = token(press, Questions.ZOE, PIN);
        Heard goodbye = press.ask(VendorQuestions.goodbye(token, PIN));
        goodbye.assertWhole(Sip2MessageType.END_SESSION_RESPONSE);
        assertEquals("Y", goodbye.columns().substring(0, 1));
        assertEquals(token, goodbye.field("AA"));
        assertEquals(0, trial.asked("35").size());
    }

    @Test
    void whatever_else_it_asks_is_refused_and_not_forwarded() {
        Refusals.assertRefusal(
                Sip2MessageType.CHECKOUT, press.ask(Questions.of(Sip2MessageType.CHECKOUT)));
        assertEquals(0, trial.asked("11").size());
    }

    @Test
    void a_vendor_without_tokens_is_told_yes_and_no_number() {
        Heard answer =
                library.terminal("nobody-door").ask(VendorQuestions.status(Questions.ZOE, PIN));
        assertConfirmed(answer);
        assertEquals("", answer.field("AA"));
    }

    @Test
    void a_token_of_a_visit_is_another_in_the_next_and_nothing_after_it() {
        WireClient visits = library.terminal("visits-door");
        String first = token(visits, Questions.ZOE, PIN);
        assertEquals(first, token(visits, Questions.ZOE, PIN));
        visits.ask(VendorQuestions.goodbye(Questions.ZOE, ""));
        String second = token(visits, Questions.ZOE, PIN);
        assertTrue(second.startsWith("29996"));
        assertNotEquals(first, second);
        denial(visits, first, PIN);
    }

    @Test
    void a_token_of_a_day_leads_back_in_every_visit_of_it() {
        WireClient days = library.terminal("days-door");
        String token = token(days, Questions.ZOE, PIN);
        days.ask(VendorQuestions.goodbye(token, ""));
        assertEquals(token, token(library.terminal("days-door"), token, PIN));
        assertEquals(Questions.ZOE, QuickSystem.field(trial.asked("63").getLast(), "AA"));
    }

    @Test
    void a_good_card_that_can_have_no_token_is_refused_and_is_no_fault() {
        Heard answer =
                library.terminal("guests").ask(VendorQuestions.status("27001000000015", PIN));
        assertEquals("N", answer.field("BL"));
        GatewayTrial.await(
                "the refusal is told as what it is",
                () -> trial.ear().count("exchange refused", "outcome=\"no-token\"") == 1);
    }

    /** A library that knows everybody. */
    private static String everybody(String question) {
        return "24%s001%sAORIV|AA%s|AE|BLY|CQY|"
                .formatted(" ".repeat(14), Questions.DATE, QuickSystem.field(question, "AA"));
    }

    private void vendor(String name, String token) {
        String door = name + "-door";
        trial.plan()
                .vendor(name, Plan.freePort(), SimulatedVendor.login(name))
                .say(name, "token", token)
                .door(door, "relying-vendor")
                .say(door, "vendor", name)
                .say(door, "guesses", "{ per-card: 0 }"); // the alarm rings where nobody is stopped
    }

    private static String token(WireClient vendor, String number, String pin) {
        Heard answer = vendor.ask(VendorQuestions.information(number, pin));
        assertConfirmed(answer);
        return answer.field("AA");
    }

    /** The whole refusal with a stroke where the vendor's own number stands. */
    private static String denial(WireClient vendor, String number, String pin) {
        Heard answer = vendor.ask(VendorQuestions.status(number, pin));
        answer.assertWhole(Sip2MessageType.PATRON_STATUS_RESPONSE);
        assertEquals("N", answer.field("BL"));
        assertEquals(number, answer.field("AA"));
        return answer.text().replace("|AA" + number + "|", "|AA-|");
    }

    private static void assertConfirmed(Heard answer) {
        assertEquals("Y", answer.field("BL"));
        assertEquals("Y", answer.field("CQ"));
    }
}
