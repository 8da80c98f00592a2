package org.carrel.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.carrel.gateway.FailingSystem.Trouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A library system at two addresses is asked at the first as long as that works. */
class FallbackTest {
    private static final String LOAN = Questions.checkout(Questions.ZOE, Questions.EMMA);

    private final GatewayTrial trial = new GatewayTrial();
    private final FailingSystem first = new FailingSystem(0);
    private final FailingSystem second = new FailingSystem(0);
    private WireClient kiosk;

    @BeforeEach
    void open() {
        trial.plan()
                .record("ils", first.port())
                .say("ils", "fallback", "[\"127.0.0.1:%d\"]".formatted(second.port()))
                .say("ils", "timeout", "800ms")
                .say("ils", "connections", "{ maximum: 2 }")
                .say("ils", "health", "{ every: 1s, failures: 3 }")
                .door("kiosks", "staff");
        kiosk = trial.start().terminal("kiosks");
    }

    @AfterEach
    void close() {
        trial.close();
        first.close();
        second.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = Trouble.class,
            names = {"DIES", "HANGS", "REFUSES_LOGIN"})
    void where_the_first_fails_the_second_is_asked_and_the_first_again_once_it_works(
            Trouble trouble) {
        first.be(trouble);
        assertTrue(isLent());
        int before = second.heard("11").size();
        assertTrue(isLent());
        assertEquals(before + 1, second.heard("11").size());
        assertEquals(0, first.heard("11").size());
        first.be(Trouble.NONE);
        GatewayTrial.await("the first is asked", () -> isLent() && first.heard("11").size() > 0);
        GatewayTrial.await("the second is left", () -> second.connections() == 0);
        int loans = second.heard("11").size();
        assertTrue(isLent());
        assertEquals(loans, second.heard("11").size());
        assertTrue(second.mostConnections() <= 2);
    }

    @Test
    void where_both_are_silent_the_terminal_hears_a_no_in_its_time() {
        first.be(Trouble.HANGS);
        second.be(Trouble.HANGS);
        long asked = System.nanoTime();
        assertFalse(isLent());
        assertTrue(System.nanoTime() - asked < 1_800_000_000L);
        second.be(Trouble.NONE);
        GatewayTrial.await("the second is asked", this::isLent);
    }

    private boolean isLent() {
        return kiosk.ask(Questions.anew(LOAN)).columns().startsWith("1");
    }
}
