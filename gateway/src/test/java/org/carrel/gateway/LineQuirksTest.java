package org.carrel.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * How library systems were seen to let somebody in and to keep a line, each with the number of its
 * row in the list of quirks found in the field (sip2.md §7), through a whole gateway and real
 * sockets. TLS is tried elsewhere, against real peers.
 */
class LineQuirksTest {
    private static final String ITEM = Questions.item(Questions.EMMA);
    private static final String DENIED = "01"; // circulation status of a refusal

    @Test
    void quirk_03_telnet_negotiation_of_a_system_is_skipped() {
        try (QuirkTrial trial = QuirkTrial.with(greeting("\u00ff\u00fb\u0001\u00ff\u00fb\u0003"))) {
            assertEquals(Questions.EMMA, trial.ask(ITEM).field("AB"));
        }
    }

    @Test
    void quirk_04_a_login_prompt_is_answered_and_sip_begins_behind_it() {
        try (QuirkTrial trial = prompted("Login OK.  Initiating SIP\r\n")) {
            assertEquals(Questions.EMMA, trial.ask(ITEM).field("AB"));
            assertEquals(List.of("carrel", "demo-ils"), trial.system().heard("").subList(0, 2));
            assertEquals(List.of(), trial.heard("93"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Invalid login\r\nlogin: ", "Sorry\r\n", "98Y"})
    void quirk_04_a_login_prompt_that_lets_nobody_in_is_left(String end) {
        try (QuirkTrial trial = prompted(end)) {
            assertRefused(trial.ask(ITEM));
            assertEquals(List.of(), trial.heard("17"));
        }
    }

    @Test
    void quirk_04_a_login_prompt_that_nobody_expected_ends_in_a_refusal() {
        try (QuirkTrial trial = QuirkTrial.with(greeting("login: "))) {
            assertRefused(trial.ask(ITEM));
            assertEquals(List.of(), trial.heard("17"));
        }
    }

    @Test
    void quirk_15_a_service_points_number_is_told_at_the_login_and_the_terminals_is_not() {
        String point = "c4c90014-c8c9-4ade-8f24-b5e313319f4b";
        try (QuirkTrial trial =
                QuirkTrial.usual()
                        .system(
                                "login",
                                "{ user: c, password: \"inline:w\", location: " + point + " }")) {
            WireClient desk = trial.desk();
            desk.ask(Questions.login("kiosk1", "word"));
            desk.ask(ITEM + "CPfoyer|");
            assertTrue(trial.heard("93").getFirst().contains("CP" + point + "|"));
            assertTrue(trial.heard("").stream().noneMatch(line -> line.contains("foyer")));
        }
    }

    @Test
    void quirk_21_a_system_that_keeps_its_process_gets_a_connection_for_each_question() {
        try (QuirkTrial trial =
                QuirkTrial.usual().system("connections", "{ maximum: 1, lease: once }")) {
            WireClient desk = trial.desk();
            Stream.of(1, 2, 3).forEach(_ -> desk.ask(ITEM));
            assertEquals(3, trial.heard("93").size());
            GatewayTrial.await("the last one ends", () -> trial.system().open() == 0);
            assertEquals(
                    0, trial.ear().count("upstream lost", ""), "an end that was wanted is no loss");
        }
    }

    @Test
    void quirk_22_a_system_that_hangs_is_left_in_time_and_asked_anew_on_another_line() {
        OddSystem.Custom hanging =
                line ->
                        line.contains(Questions.WALDEN)
                                ? new byte[0]
                                : OddSystem.saying(OddSystem::usual).to(line);
        try (QuirkTrial trial = QuirkTrial.with(hanging)) {
            WireClient desk = trial.desk();
            assertEquals(
                    DENIED, desk.ask(Questions.item(Questions.WALDEN)).columns().substring(0, 2));
            assertEquals(Questions.EMMA, desk.ask(ITEM).field("AB"));
            assertEquals(2, trial.heard("93").size());
        }
    }

    @Test
    void quirk_24_a_licence_is_never_exceeded_and_given_back_when_nobody_asks() {
        try (QuirkTrial trial =
                QuirkTrial.usual().system("connections", "{ maximum: 2, idle-close: 1s }")) {
            List<WireClient> desks = Stream.generate(trial::desk).limit(10).toList();
            desks.forEach(desk -> desk.say(ITEM));
            desks.forEach(WireClient::hear);
            assertTrue(trial.system().mostOpen() <= 2);
            GatewayTrial.await("the licences are free", () -> trial.system().open() == 0);
            assertEquals(0, trial.ear().count("upstream lost", ""));
        }
    }

    @Test
    void quirk_30_a_line_on_which_the_login_failed_is_not_asked_on() {
        try (QuirkTrial trial = QuirkTrial.answering("93", "940")) {
            WireClient desk = trial.desk();
            assertRefused(desk.ask(ITEM));
            assertRefused(desk.ask(ITEM));
            assertEquals(List.of(), trial.heard("17"));
            GatewayTrial.await("the line is closed", () -> trial.system().open() == 0);
        }
    }

    private static OddSystem.Custom greeting(String first) {
        return new OddSystem.Custom() {
            @Override
            public byte[] to(String line) {
                return OddSystem.saying(OddSystem::usual).to(line);
            }

            @Override
            public byte[] first() {
                return OddSystem.bytes(first);
            }
        };
    }

    /** A system that prompts for account and password, and says this in the end. */
    private static QuirkTrial prompted(String end) {
        OddSystem.Custom prompting =
                new OddSystem.Custom() {
                    @Override
                    public byte[] to(String line) {
                        return switch (line) {
                            case "carrel" -> OddSystem.bytes("password: ");
                            case "demo-ils" -> OddSystem.bytes(end);
                            default -> OddSystem.saying(OddSystem::usual).to(line);
                        };
                    }

                    @Override
                    public byte[] first() {
                        return OddSystem.bytes("\u00ff\u00fd\u0018\r\nWelcome\r\nlogin: ");
                    }
                };
        return QuirkTrial.with(prompting)
                .system("login", "{ user: carrel, password: \"inline:demo-ils\", prompt: true }");
    }

    private static void assertRefused(Heard answer) {
        assertEquals(DENIED, answer.columns().substring(0, 2));
        assertEquals("", answer.field("AJ"));
    }
}
