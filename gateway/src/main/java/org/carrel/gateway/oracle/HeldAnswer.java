package org.carrel.gateway.oracle;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** An answer that somebody waits for until somebody else has looked around. Any thread; once. */
final class HeldAnswer {
    private static final int PATIENCE_SECONDS = 60;

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    /** Says that the question is there, and waits until the answer may go. */
    void hold() {
        asked.countDown();
        await(released);
    }

    /** Waits until the question is there. */
    void awaitQuestion() {
        await(asked);
    }

    /** Lets the answer go. */
    void release() {
        released.countDown();
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new OracleFailed(
                        "a question that is held back did not come, or too long ago");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new OracleFailed("stopped while a question was held back", stopped);
        }
    }
}
