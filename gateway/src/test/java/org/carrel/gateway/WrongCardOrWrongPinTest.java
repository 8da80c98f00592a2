package org.carrel.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import org.carrel.gateway.demo.SimulatedVendor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A vendor cannot tell a card that does not exist from a wrong PIN, neither by the answer nor by
 * how long it takes us. How long the library itself takes is not ours to hide; the one of this test
 * always takes the same.
 */
class WrongCardOrWrongPinTest {
    private static final String PRESS = SimulatedVendor.PRESS;
    private static final String KNOWN = VendorQuestions.barcode("29001", 10_003_417);
    private static final String UNKNOWN = VendorQuestions.barcode("29001", 99_003_417);
    private static final String WRONG_PIN = "111111";
    private static final String UNKNOWN_ANSWER =
            "24" + " ".repeat(14) + "001" + Questions.DATE + "AORIV|AE|AA%s|BLN|CQN|";
    private static final String WRONG_PIN_ANSWER =
            "24" + " ".repeat(14) + "001" + Questions.DATE + "AORIV|AEZoe|AA%s|BLY|CQN|";

    private static final int PAIRS = 4_000;
    private static final int WARM_UP = 2_000;
    private static final int TRIES = 5;
    private static final double SUSPICIOUS = 3.3;

    private final GatewayTrial trial = new GatewayTrial();
    private WireClient vendor;

    @BeforeEach
    void open() {
        trial.plan()
                .record("ils", trial.forgetful(WrongCardOrWrongPinTest::answer).port())
                .vendor(PRESS, Plan.freePort(), SimulatedVendor.login(PRESS))
                .say(PRESS, "token", VendorQuestions.pairwise("29998", "a1"))
                .door("door", "relying-vendor")
                .say("door", "vendor", PRESS)
                .say("door", "guesses", "{ per-card: 0 }");
        vendor = trial.start().terminal("door");
    }

    @AfterEach
    void close() {
        trial.close();
    }

    @Test
    void the_answers_are_the_same_but_for_the_number_that_was_asked() {
        Heard unknown = vendor.ask(VendorQuestions.status(UNKNOWN, WRONG_PIN));
        Heard wrongPin = vendor.ask(VendorQuestions.status(KNOWN, WRONG_PIN));
        assertEquals(unknown.text().replace(UNKNOWN, KNOWN), wrongPin.text());
    }

    /** Several tries, for now and then chance is not on our side; a real difference stays. */
    @Test
    void the_answers_take_the_same_time() {
        long[] ignored = new long[WARM_UP];
        measure(ignored, ignored);
        Welch welch = compare();
        for (int more = 1; more < TRIES && Math.abs(welch.t()) >= SUSPICIOUS; more++) {
            welch = compare();
        }
        assertTrue(Math.abs(welch.t()) < SUSPICIOUS, welch.toString());
    }

    private Welch compare() {
        long[] unknown = new long[PAIRS];
        long[] wrongPin = new long[PAIRS];
        measure(unknown, wrongPin);
        Welch welch = Welch.of(unknown, wrongPin);
        System.out.printf(
                Locale.ROOT,
                "wrong card %.2f µs, wrong PIN %.2f µs, %d pairs, t = %.2f%n",
                welch.oneMean() / 1000,
                welch.otherMean() / 1000,
                PAIRS,
                welch.t());
        return welch;
    }

    /** One of each in turn, and which comes first changes, so that neither has the better place. */
    private void measure(long[] unknown, long[] wrongPin) {
        for (int pair = 0; pair < unknown.length; pair++) {
            if (pair % 2 == 0) {
                unknown[pair] = ask(UNKNOWN);
                wrongPin[pair] = ask(KNOWN);
            } else {
                wrongPin[pair] = ask(KNOWN);
                unknown[pair] = ask(UNKNOWN);
            }
        }
    }

    private long ask(String card) {
        long began = System.nanoTime();
        vendor.ask(VendorQuestions.status(card, WRONG_PIN));
        return System.nanoTime() - began;
    }

    private static String answer(String question) {
        String card = QuickSystem.field(question, "AA");
        return (card.equals(KNOWN) ? WRONG_PIN_ANSWER : UNKNOWN_ANSWER).formatted(card);
    }
}
