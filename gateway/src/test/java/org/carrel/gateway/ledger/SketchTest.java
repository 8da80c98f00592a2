package org.carrel.gateway.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SketchTest {
    private static final double FOUR_STANDARD_ERRORS = 4 * 1.04 / Math.sqrt(4096);

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 9, 10, 100, 1_000, 5_000, 10_000, 20_000, 100_000, 1_000_000})
    void itIsWithinFourStandardErrors(int distinct) {
        SplittableRandom random = new SplittableRandom(distinct);
        Sketch sketch = new Sketch();
        for (int card = 0; card < distinct; card++) {
            sketch.add(random.nextLong());
        }
        assertWithin(distinct, sketch.estimate());
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 1_000, 50_000})
    void whatIsMetAgainDoesNotCountAgain(int distinct) {
        Sketch once = of(0, distinct);
        Sketch twice = of(0, distinct);
        twice.merge(of(0, distinct));
        assertEquals(once.estimate(), twice.estimate());
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 1_000, 50_000})
    void twoSketchesMergeIntoOneOfAll(int distinct) {
        Sketch merged = of(0, distinct);
        merged.merge(of(distinct / 2, distinct * 2));
        assertEquals(of(0, distinct * 2).estimate(), merged.estimate());
    }

    private static Sketch of(int from, int to) {
        Sketch sketch = new Sketch();
        for (int card = from; card < to; card++) {
            sketch.add(new SplittableRandom(card).nextLong());
        }
        return sketch;
    }

    private static void assertWithin(int distinct, long estimate) {
        double allowed = Math.max(0.5, distinct * FOUR_STANDARD_ERRORS);
        assertTrue(Math.abs(estimate - distinct) <= allowed, estimate + " instead of " + distinct);
    }
}
