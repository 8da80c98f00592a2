package org.carrel.gateway;

import io.netty.buffer.PooledByteBufAllocator;
import org.junit.jupiter.api.Test;

/** Without this the tests could be green because nobody hears of a lost buffer. */
class LogEarTest {
    @Test
    void a_lost_buffer_is_heard_of() {
        try (LogEar ear = new LogEar()) {
            lose();
            GatewayTrial.await("it is heard of", () -> isUneasy(ear));
        }
    }

    @Test
    void one_that_was_given_back_is_not() {
        try (LogEar ear = new LogEar()) {
            PooledByteBufAllocator.DEFAULT.directBuffer(16).writeLong(1).release();
            ear.assertNoFaultAndNoLeak();
        }
    }

    private static boolean isUneasy(LogEar ear) {
        try {
            ear.assertNoFaultAndNoLeak();
            return false;
        } catch (AssertionError lost) {
            return ear.count("LEAK", "") > 0;
        }
    }

    /** In a method of its own, so that nothing here still refers to it. */
    private static void lose() {
        PooledByteBufAllocator.DEFAULT.directBuffer(16).writeLong(1);
    }
}
