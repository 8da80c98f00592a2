package org.carrel.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.carrel.gateway.demo.ServiceOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nobody reads at a terminal what was said of the reader before. */
class PreviousReaderTest {
    private static final String NOTHING_TO_REPEAT = "96AZFEF6";

    private GatewayTrial trial;
    private GatewayTrial.Running library;

    @BeforeEach
    void open() {
        trial = GatewayTrial.withLibrary(ServiceOptions.usual());
        trial.plan()
                .door("kiosks", "self-check")
                .door("quiet", "self-check")
                .say("quiet", "session", "{ idle: 1s }")
                .door("short", "self-check")
                .say("short", "session", "{ idle: 3s, maximum: 3s }");
        library = trial.start();
    }

    @AfterEach
    void close() {
        trial.close();
    }

    @Test
    void a_resend_on_a_new_connection_repeats_nothing() {
        WireClient first = library.terminal("kiosks");
        first.ask(Questions.patronInformation(Questions.ZOE));
        first.close();
        assertEquals(NOTHING_TO_REPEAT, library.terminal("kiosks").ask("97").whole());
    }

    @Test
    void a_resend_after_silence_repeats_nothing() {
        WireClient kiosk = library.terminal("quiet");
        kiosk.ask(Questions.patronInformation(Questions.ZOE));
        assertRepeatsNothingAfter("IDLE", kiosk);
    }

    @Test
    void a_resend_after_the_longest_time_repeats_nothing_though_the_terminal_is_not_silent() {
        WireClient kiosk = library.terminal("short");
        long began = System.nanoTime();
        GatewayTrial.await(
                "two of its three seconds pass",
                () -> {
                    kiosk.ask(Questions.patronInformation(Questions.ZOE));
                    return System.nanoTime() - began > 2_000_000_000L;
                });
        assertRepeatsNothingAfter("TOO_LONG", kiosk);
    }

    /** It repeats the farewell, in case that was garbled, and that names nothing but the card. */
    @Test
    void a_resend_after_the_session_does_not_repeat_what_was_said_in_it() {
        WireClient kiosk = library.terminal("kiosks");
        String said = kiosk.ask(Questions.patronInformation(Questions.ZOE)).text();
        String farewell = kiosk.ask(Questions.endSession(Questions.ZOE)).text();
        String repeated = kiosk.ask("97").text();
        assertEquals(farewell, repeated);
        assertFalse(repeated.contains("|AE") || said.equals(repeated));
    }

    @Test
    void another_card_ends_the_visit_of_the_one_before() {
        WireClient kiosk = library.terminal("kiosks");
        kiosk.ask(Questions.patronInformation(Questions.ZOE));
        Heard next = kiosk.ask(Questions.patronInformation(Questions.AMARA));
        assertEquals(Questions.AMARA, next.field("AA"));
        assertTrue(trial.ear().count("visit ended", "end=\"OTHER_CARD\"") > 0);
        assertFalse(kiosk.ask("97").whole().contains(Questions.ZOE));
    }

    private void assertRepeatsNothingAfter(String end, WireClient kiosk) {
        GatewayTrial.await(
                "the visit ends",
                () -> trial.ear().count("visit ended", "end=\"%s\"".formatted(end)) > 0);
        GatewayTrial.await(
                "nothing is repeated", () -> kiosk.ask("97").whole().equals(NOTHING_TO_REPEAT));
    }
}
