package org.carrel.gateway.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LockoutsTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final long CARD = 7;

    private final AtomicLong clock = new AtomicLong();
    private final Lockouts lockouts = new Lockouts(clock::get, 4);

    @Test
    void the_last_allowed_failure_locks_and_only_it_says_so() {
        assertFalse(lockouts.failed(CARD, 3, MINUTE));
        assertFalse(lockouts.failed(CARD, 3, MINUTE));
        assertFalse(lockouts.isLocked(CARD, MINUTE));
        assertTrue(lockouts.failed(CARD, 3, MINUTE));
        assertTrue(lockouts.isLocked(CARD, MINUTE));
        assertFalse(lockouts.failed(CARD, 3, MINUTE));
    }

    @Test
    void what_lies_too_far_apart_does_not_add_up() {
        lockouts.failed(CARD, 2, MINUTE);
        pass(61);
        assertFalse(lockouts.failed(CARD, 2, MINUTE));
        assertFalse(lockouts.isLocked(CARD, MINUTE));
    }

    @Test
    void a_lock_opens_by_itself_and_trying_on_does_not_keep_it_shut() {
        lockouts.failed(CARD, 1, MINUTE);
        pass(50);
        lockouts.failed(CARD, 1, MINUTE);
        pass(11);
        assertFalse(lockouts.isLocked(CARD, MINUTE));
        assertTrue(lockouts.isEmpty());
    }

    @Test
    void success_forgives_failures_but_opens_no_lock() {
        lockouts.failed(CARD, 2, MINUTE);
        lockouts.succeeded(CARD);
        assertFalse(lockouts.failed(CARD, 2, MINUTE));
        assertTrue(lockouts.failed(CARD, 2, MINUTE));
        lockouts.succeeded(CARD);
        assertTrue(lockouts.isLocked(CARD, MINUTE));
    }

    @Test
    void no_number_at_all_is_no_limit() {
        for (int at = 0; at < 1000; at++) {
            assertFalse(lockouts.failed(CARD, 0, MINUTE));
        }
        assertTrue(lockouts.isEmpty());
    }

    @Test
    void however_many_fail_memory_is_bounded_and_what_is_locked_is_kept() {
        lockouts.failed(CARD, 1, MINUTE);
        for (long other = 100; other < 10_000; other++) {
            lockouts.failed(other, 5, MINUTE);
        }
        assertEquals(4, lockouts.size());
        assertTrue(lockouts.isLocked(CARD, MINUTE));
    }

    private void pass(int seconds) {
        clock.addAndGet(Duration.ofSeconds(seconds).toNanos());
    }
}
