package org.carrel.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The figure by which samples of durations are told apart. */
class WelchTest {
    private static final int SIZE = 2_000;

    @Test
    void the_same_twice_is_no_difference() {
        long[] sample = LongStream.range(0, 100).toArray();
        assertEquals(0, Welch.of(sample, sample).t());
    }

    @Test
    void a_known_pair_has_the_figure_that_the_formula_gives() {
        long[] one = LongStream.rangeClosed(1, 20).toArray();
        long[] other = LongStream.rangeClosed(3, 22).toArray();
        // means 9.5 and 11.5 of the lower 18, variance 28.5 of each
        assertEquals(-2 / Math.sqrt(28.5 / 18 * 2), Welch.of(one, other).t(), 1e-9);
    }

    @Test
    void draws_from_one_urn_are_not_told_apart() {
        SplittableRandom random = new SplittableRandom(1);
        assertTrue(Math.abs(Welch.of(sample(random, 0), sample(random, 0)).t()) < 3.3);
    }

    @Test
    void a_small_difference_is_found() {
        SplittableRandom random = new SplittableRandom(1);
        assertTrue(Welch.of(sample(random, 500), sample(random, 0)).t() > 3.3);
    }

    private static long[] sample(SplittableRandom random, int more) {
        return LongStream.generate(() -> 10_000 + more + random.nextInt(4_000))
                .limit(SIZE)
                .toArray();
    }
}
