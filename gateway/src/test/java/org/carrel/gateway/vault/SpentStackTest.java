package org.carrel.gateway.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** What methods that have returned leave on a stack, and what is left of that. */
class SpentStackTest {
    /** Often enough for anything to be compiled. */
    private static final int OFTEN = 20_000;

    @Test
    void what_returned_methods_left_is_overwritten_however_often() throws Exception {
        StackWitness witness = new StackWitness();
        try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
            thread.submit(SpentStackTest::wipeOften).get();
            thread.submit(witness::leave).get();
            assertTrue(witness.marks() > 0, "the control is not found, so the look is void");
            thread.submit(SpentStack::wipe).get();
            assertEquals(0, witness.marks(), "compiled code would have no such variables");
        }
    }

    private static void wipeOften() {
        for (int time = 0; time < OFTEN; time++) {
            SpentStack.wipe();
        }
    }
}
