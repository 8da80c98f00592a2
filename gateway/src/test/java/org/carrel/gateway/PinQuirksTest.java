package org.carrel.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.carrel.gateway.demo.SimulatedVendor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Who is told that a PIN is right, each with the number of its row in the list of quirks found in
 * the field (sip2.md §7), through a whole gateway and real sockets.
 */
class PinQuirksTest {
    private static final String STANDING = " ".repeat(14) + "001" + Questions.DATE;
    private static final String WITH_PIN = VendorQuestions.status(Questions.ZOE, "4321");
    private static final String WITHOUT_PIN = VendorQuestions.status(Questions.ZOE, "");

    /** A system that answers 23 with these fields. */
    private static QuirkTrial status(String fields) {
        return QuirkTrial.answering("23", "24" + STANDING + "AORIV|AA$AA|" + fields);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BLN|CQ|",
                "BLN|CQ |",
                "BLN|CQY|",
                "BL|CQY|",
                "BLY|CQ|",
                "BLY|CQ |",
                "BLY|",
                "BLY|CQ1|",
                "BLY|CQy|",
                "BLY|CQN|CQY|",
                "BLN|BLY|CQY|"
            })
    void quirk_18_nothing_but_a_plain_yes_to_card_and_pin_is_told_as_a_right_pin(String said) {
        try (QuirkTrial trial = status(said)) {
            for (String told : trial.ask(WITH_PIN).fields("CQ")) {
                assertEquals("N", told);
            }
            assertFalse(trial.ask(WITH_PIN).fields("CQ").isEmpty(), "silence is no answer");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"BL|", "BL |", "BLy|", "BL1|", "BLYES|"})
    void quirk_18_nothing_but_a_plain_yes_is_told_as_a_valid_card(String said) {
        try (QuirkTrial trial = status(said)) {
            assertEquals("N", trial.ask(WITH_PIN).field("BL"));
        }
    }

    @Test
    void quirk_18_a_plain_yes_is_told() {
        try (QuirkTrial trial = status("BLY|CQY|")) {
            assertEquals("Y", trial.ask(WITH_PIN).field("CQ"));
        }
    }

    @ParameterizedTest
    @CsvSource({"required, N", "optional, Y"})
    void quirk_19_an_empty_pin_is_right_only_where_nobody_types_one(String rule, String told) {
        try (QuirkTrial trial = status("BLY|CQY|").door("pin", rule)) {
            assertEquals(told, trial.ask(WITHOUT_PIN).field("CQ"));
            assertEquals(told, trial.ask(Questions.patronStatus(Questions.AMARA)).field("CQ"));
        }
    }

    @Test
    void quirk_19_a_vendor_gets_nobody_confirmed_with_an_empty_pin() {
        String press = SimulatedVendor.PRESS;
        try (GatewayTrial trial = new GatewayTrial()) {
            trial.plan()
                    .record("ils", trial.odd(OddSystem.saying(OddSystem::usual)).port())
                    .vendor(press, Plan.freePort(), SimulatedVendor.login(press))
                    .say(press, "token", VendorQuestions.pairwise("29998", "a1"))
                    .door("door", "relying-vendor")
                    .say("door", "vendor", press);
            WireClient vendor = trial.start().terminal("door");
            String card = VendorQuestions.barcode("29001", 10_003_417);
            assertEquals("Y", vendor.ask(VendorQuestions.status(card, "4321")).field("BL"));
            vendor.ask(VendorQuestions.goodbye(card, "4321"));
            assertEquals("N", vendor.ask(VendorQuestions.status(card, "")).field("BL"));
            assertEquals("N", vendor.ask(VendorQuestions.status(card, "   ")).field("BL"));
        }
    }

    @Test
    void quirk_31_a_wrong_pin_is_checked_once_however_often_a_terminal_asks() {
        try (QuirkTrial trial = status("BLY|CQN|")) {
            WireClient desk = trial.desk();
            for (int at = 0; at < 5; at++) {
                assertEquals("N", desk.ask(WITH_PIN).field("CQ"));
            }
            assertEquals(1, trial.heard("23").size());
        }
    }

    @Test
    void quirk_31_a_system_that_shall_check_no_pins_is_told_none_and_vouches_for_none() {
        try (QuirkTrial trial =
                status("BLY|CQY|")
                        .policy(
                                "no-pins",
                                "{ extends: record, elements: { \"sip2:23.AD\": blank } }")
                        .system("policy", "no-pins")) {
            assertEquals("N", trial.ask(WITH_PIN).field("CQ"));
            assertEquals("", OddSystem.field(trial.heard("23").getFirst(), "AD"));
        }
    }
}
