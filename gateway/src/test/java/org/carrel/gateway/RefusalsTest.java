package org.carrel.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;
import org.carrel.gateway.demo.ServiceOptions;
import org.carrel.sip2.Sip2MessageType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A request that cannot be served is answered by its safe denial, in the terminal's own time. */
class RefusalsTest {
    private static final Duration TIMEOUT = Duration.ofMillis(300);

    static Stream<Sip2MessageType> routed() {
        return Questions.answered()
                .filter(type -> type != Sip2MessageType.LOGIN)
                .filter(type -> type != Sip2MessageType.SC_STATUS);
    }

    static Stream<Sip2MessageType> forwarded() {
        return routed().filter(type -> type != Sip2MessageType.END_PATRON_SESSION);
    }

    static Stream<LyingLibrary.Lie> troubles() {
        return Stream.of(question -> LyingLibrary.SILENCE, question -> LyingLibrary.HANG_UP);
    }

    @Test
    void everything_is_refused_when_the_library_system_is_down() {
        GatewayTrial trial = new GatewayTrial();
        trial.plan().record("ils", Plan.freePort()).door("staff", "staff");
        try (GatewayTrial.Running library = trial.start()) {
            WireClient desk = library.terminal("staff");
            forwarded().forEach(type -> Refusals.assertRefusal(type, desk.ask(Questions.of(type))));
        }
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void everything_is_refused_in_time_when_the_library_system_is_silent(LyingLibrary.Lie lie) {
        GatewayTrial trial = new GatewayTrial();
        trial.plan()
                .record("ils", trial.liar(lie).port())
                .say("ils", "timeout", TIMEOUT.toMillis() + "ms")
                .say("ils", "connections", "{ maximum: 64 }")
                .door("staff", "staff");
        try (GatewayTrial.Running library = trial.start()) {
            Map<Sip2MessageType, WireClient> desks = new EnumMap<>(Sip2MessageType.class);
            forwarded().forEach(type -> desks.put(type, library.terminal("staff")));
            long asked = System.nanoTime();
            desks.forEach((type, desk) -> desk.say(Questions.of(type)));
            desks.forEach((type, desk) -> Refusals.assertRefusal(type, desk.hear()));
            assertTrue(System.nanoTime() - asked < TIMEOUT.plusSeconds(1).toNanos());
        }
    }

    @Test
    void what_the_profile_does_not_allow_is_refused_and_not_forwarded() {
        GatewayTrial trial = GatewayTrial.withLibrary(ServiceOptions.usual());
        trial.plan().door("gates", "security-gate");
        try (GatewayTrial.Running library = trial.start()) {
            WireClient gate = library.terminal("gates");
            routed().filter(type -> type != Sip2MessageType.ITEM_INFORMATION)
                    .forEach(type -> Refusals.assertRefusal(type, gate.ask(Questions.of(type))));
            assertEquals(0, trial.asked("").size());
        }
    }

    @Test
    void a_refused_payment_names_its_transaction() {
        GatewayTrial trial = new GatewayTrial();
        trial.plan().record("ils", Plan.freePort()).door("staff", "staff");
        try (GatewayTrial.Running library = trial.start()) {
            Heard refusal = library.terminal("staff").ask(Questions.payment(Questions.ZOE));
            assertEquals("pay-7", refusal.field("BK"));
        }
    }

    @Test
    void the_status_says_off_line_while_the_library_system_is_down() {
        GatewayTrial trial = new GatewayTrial();
        trial.plan().record("ils", Plan.freePort()).door("gates", "security-gate");
        try (GatewayTrial.Running library = trial.start()) {
            Heard status = library.terminal("gates").ask(Questions.STATUS);
            status.assertWhole(Sip2MessageType.ACS_STATUS);
            assertEquals("N", status.columns().substring(0, 1));
            assertEquals("000", status.columns().substring(6, 9));
        }
    }
}
