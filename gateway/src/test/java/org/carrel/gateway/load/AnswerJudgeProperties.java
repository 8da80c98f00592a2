package org.carrel.gateway.load;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.carrel.sip2.Sip2MessageType;
import org.junit.jupiter.api.Test;

/** However an answer was damaged on its way, the judge does not take it for a right one. */
class AnswerJudgeProperties {
    private static final int CASES = 20_000;
    private static final Set<Verdict> DAMAGED =
            EnumSet.of(Verdict.WRONG, Verdict.BAD_CHECKSUM, Verdict.ERROR);

    private static final String WHOLE =
            FakeLibrary.summed(
                    AnswerJudgeTest.written("121NNYDATEAOM|AACARD|ABITEM|AJx|AHx|AY1AZ"));

    @Test
    void anAnswerWithOneChangedByteIsNeverRight() {
        long seed = new SplittableRandom().nextLong();
        SplittableRandom random = new SplittableRandom(seed);
        for (int each = 0; each < CASES; each++) {
            int at = random.nextInt(WHOLE.length());
            char other = (char) random.nextInt(0x21, 0x100);
            if (!meansTheSame(other, at)) {
                String damaged = WHOLE.substring(0, at) + other + WHOLE.substring(at + 1);
                assertDamaged(damaged, seed);
            }
        }
    }

    @Test
    void anAnswerThatWasCutShortIsNeverRight() {
        for (int length = 1; length < WHOLE.length(); length++) {
            assertDamaged(WHOLE.substring(0, length), 0);
        }
    }

    /** A checksum's digits may be of either case. */
    private static boolean meansTheSame(char other, int at) {
        boolean digit = at >= WHOLE.length() - Ascii.CHECKSUM;
        return WHOLE.charAt(at) == (digit ? Character.toUpperCase(other) : other);
    }

    private static void assertDamaged(String answer, long seed) {
        Verdict verdict = AnswerJudgeTest.judge(Sip2MessageType.CHECKOUT, answer);
        assertTrue(DAMAGED.contains(verdict), () -> verdict + ", seed " + seed);
    }
}
