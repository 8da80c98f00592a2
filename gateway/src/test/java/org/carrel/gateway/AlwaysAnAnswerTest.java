package org.carrel.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.carrel.gateway.FailingSystem.Trouble;
import org.carrel.sip2.Sip2MessageType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever becomes of one system, terminals hear something in time and others are served. */
class AlwaysAnAnswerTest {
    private static final Duration TIMEOUT = Duration.ofMillis(300);
    private static final Duration PERIOD = Duration.ofSeconds(1);

    /** What threads and sockets need on a machine that is busy with other tests. */
    private static final Duration SLACK = Duration.ofMillis(700);

    private static final String LOAN = Questions.checkout(Questions.ZOE, Questions.EMMA);

    private final GatewayTrial trial = new GatewayTrial();
    private final FailingSystem failing = new FailingSystem(2 * TIMEOUT.toMillis());
    private final FailingSystem other = new FailingSystem(0);
    private GatewayTrial.Running gateway;

    @BeforeEach
    void open() {
        trial.plan()
                .record("ils", failing.port())
                .say("ils", "timeout", TIMEOUT.toMillis() + "ms")
                .say("ils", "health", "{ every: 1s, failures: 3 }")
                .record("branch", other.port())
                .door("kiosks", "staff")
                .door("elsewhere", "staff")
                .say("elsewhere", "upstream", "branch");
        gateway = trial.start();
    }

    @AfterEach
    void close() {
        trial.close();
        failing.close();
        other.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = Trouble.class,
            names = {"DIES", "HANGS", "ANSWERS_LATE", "ANSWERS_NONSENSE", "REFUSES_LOGIN"})
    void a_terminal_hears_a_no_in_its_time_and_all_is_well_within_a_period(Trouble trouble) {
        WireClient kiosk = gateway.terminal("kiosks");
        WireClient elsewhere = gateway.terminal("elsewhere");
        assertLent(kiosk);
        failing.be(trouble);
        for (int round = 0; round < 4; round++) {
            assertRefusedInTime(kiosk);
            assertLent(elsewhere);
        }
        GatewayTrial.await("98 says so", () -> !isOnLine(kiosk));
        assertTrue(isOnLine(elsewhere));
        assertEquals(Sip2MessageType.ACS_STATUS, kiosk.ask(happened()).type());
        assertRefusedAtOnce(kiosk);
        failing.be(Trouble.NONE);
        long well = System.nanoTime();
        GatewayTrial.await("it is asked again", () -> isOnLine(kiosk));
        assertWithin(PERIOD.plus(TIMEOUT), well);
        assertLent(kiosk);
        assertLent(elsewhere);
    }

    @Test
    void one_that_was_given_up_hears_nothing_but_trials() {
        WireClient kiosk = gateway.terminal("kiosks");
        failing.be(Trouble.HANGS);
        for (int round = 0; round < 4; round++) {
            assertRefusedInTime(kiosk);
        }
        int loans = failing.heard("11").size();
        for (int round = 0; round < 50; round++) {
            kiosk.ask(Questions.anew(LOAN));
        }
        assertEquals(loans, failing.heard("11").size());
    }

    @Test
    void a_failure_now_and_then_gives_nobody_up() {
        WireClient kiosk = gateway.terminal("kiosks");
        for (int round = 0; round < 5; round++) {
            failing.be(Trouble.ANSWERS_NONSENSE);
            assertRefusedInTime(kiosk);
            assertRefusedInTime(kiosk);
            failing.be(Trouble.NONE);
            assertLent(kiosk);
        }
    }

    @Test
    void a_system_that_forgot_our_login_is_told_it_again_and_the_loan_is_made() {
        WireClient kiosk = gateway.terminal("kiosks");
        assertLent(kiosk);
        failing.be(Trouble.FORGETS_LOGINS);
        assertLent(kiosk);
        assertEquals(2, failing.heard("93").size());
    }

    @Test
    void a_system_that_says_it_is_off_line_is_away() {
        WireClient kiosk = gateway.terminal("kiosks");
        assertLent(kiosk);
        failing.be(Trouble.OFF_LINE);
        for (int round = 0; round < 3; round++) {
            assertRefusedInTime(kiosk);
        }
        assertTrue(!isOnLine(kiosk));
        failing.be(Trouble.NONE);
        GatewayTrial.await("it is asked again", () -> isOnLine(kiosk));
        assertLent(kiosk);
    }

    private static void assertRefusedInTime(WireClient kiosk) {
        long asked = System.nanoTime();
        Heard answer = kiosk.ask(Questions.anew(LOAN));
        assertWithin(TIMEOUT, asked);
        assertEquals("0", answer.columns().substring(0, 1));
    }

    /** The circuit is open: nobody waits for what cannot come. */
    private static void assertRefusedAtOnce(WireClient kiosk) {
        long asked = System.nanoTime();
        Heard answer = kiosk.ask(Questions.anew(LOAN));
        assertTrue(System.nanoTime() - asked < SLACK.toNanos());
        assertEquals("0", answer.columns().substring(0, 1));
    }

    private static void assertLent(WireClient kiosk) {
        Heard answer = kiosk.ask(Questions.anew(LOAN));
        assertEquals("1", answer.columns().substring(0, 1));
        assertNotEquals("", answer.field("AH"));
    }

    private static boolean isOnLine(WireClient kiosk) {
        return kiosk.ask(Questions.STATUS).columns().startsWith("Y");
    }

    private static String happened() {
        return Questions.anew(LOAN).replaceFirst("^(..)(.)N", "$1$2Y");
    }

    private static void assertWithin(Duration limit, long since) {
        Duration taken = Duration.ofNanos(System.nanoTime() - since);
        assertTrue(taken.compareTo(limit.plus(SLACK)) < 0, taken.toString());
    }
}
