package org.carrel.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.carrel.gateway.demo.SimulatedVendor;
import org.junit.jupiter.api.Test;

/**
 * A vendor that makes up tokens finds readers no more often than chance has it, although the
 * library of this test asks for no PIN, and somebody is told. The printout names the seed. With
 * {@code CARREL_EVERY_GUESS=1} it guesses a hundred thousand times.
 */
class GuessingTest {
    private static final String PRESS = SimulatedVendor.PRESS;

    /** All of them take a minute or two, so a build tries a fifth. */
    private static final int GUESSES =
            System.getenv("CARREL_EVERY_GUESS") == null ? 20_000 : 100_000;

    private static final int PATRONS = 200_000;
    private static final double TOKENS = 1e8;
    private static final int TERMINALS = 8;

    /** As many questions are on their way at a terminal as it may have waiting. */
    private static final int AT_ONCE = 10;

    @Test
    void guesses_find_no_more_readers_than_chance() {
        long seed = ThreadLocalRandom.current().nextLong();
        GatewayTrial trial = new GatewayTrial();
        trial.plan()
                .record("ils", trial.forgetful(GuessingTest::standing).port())
                .say("ils", "connections", "{ maximum: 8 }")
                .vendor(PRESS, Plan.freePort(), SimulatedVendor.login(PRESS))
                .say(PRESS, "token", VendorQuestions.pairwise("29998", "a1"))
                .door("guesses", "relying-vendor")
                .say("guesses", "vendor", PRESS);
        try (GatewayTrial.Running library = trial.start()) {
            int hits =
                    IntStream.range(0, TERMINALS)
                            .parallel()
                            .map(number -> guess(library.terminal("guesses"), seed + number))
                            .sum();
            report(hits, seed);
            assertNothingIsToldOfNumbers(trial);
        }
    }

    private static void report(int hits, long seed) {
        double expected = GUESSES * (PATRONS / TOKENS);
        System.out.printf(
                Locale.ROOT,
                "guessing: %d guesses among %.0f tokens of %d readers: %d hits, expected %.0f (seed %d)%n",
                GUESSES,
                TOKENS,
                PATRONS,
                hits,
                expected,
                seed);
        // chance is less than one in a million to be further off
        assertTrue(Math.abs(hits - expected) < 5 * Math.sqrt(expected), "hits: " + hits);
    }

    private static void assertNothingIsToldOfNumbers(GatewayTrial trial) {
        assertTrue(trial.ear().count("somebody may be guessing", "guesses") > 0, "no alarm");
        assertEquals(0, trial.ear().count("", "29998"), "a token in the log");
        assertEquals(0, trial.ear().count("", "29001"), "a card in the log");
    }

    /** How many of its guesses one terminal saw confirmed. */
    private static int guess(WireClient terminal, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int hits = 0;
        for (int left = GUESSES / TERMINALS; left > 0; left -= AT_ONCE) {
            for (int each = 0; each < AT_ONCE; each++) {
                String token = VendorQuestions.barcode("29998", random.nextInt((int) TOKENS));
                terminal.say(VendorQuestions.status(token, "123456"));
            }
            for (int each = 0; each < AT_ONCE; each++) {
                hits += terminal.hear().field("BL").equals("Y") ? 1 : 0;
            }
        }
        return hits;
    }

    /** Every five-hundredth card is a reader's. */
    private static String standing(String question) {
        String card = QuickSystem.field(question, "AA");
        boolean known =
                card.startsWith("29001")
                        && Integer.parseInt(card.substring(5, 13)) % (int) (TOKENS / PATRONS) == 7;
        return "24%s001%sAORIV|AA%s|AE|BL%s|CQ%s|"
                .formatted(
                        " ".repeat(14), Questions.DATE, card, known ? "Y" : "N", known ? "Y" : "N");
    }
}
