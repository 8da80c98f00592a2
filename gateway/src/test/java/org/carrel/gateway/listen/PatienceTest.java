package org.carrel.gateway.listen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Optional;
import org.carrel.config.DoorLimits;
import org.carrel.gateway.watch.TurnAway;
import org.junit.jupiter.api.Test;

/** By the door's clock, in milliseconds; a whole message may take a second. */
class PatienceTest {
    private static final DoorLimits LIMITS =
            new DoorLimits(
                    0, 0, Duration.ofHours(1), Duration.ofSeconds(1), Duration.ofHours(1), 0, 0);

    private final Patience patience = new Patience(LIMITS, 0);

    @Test
    void who_takes_no_answers_is_slow_to_read_and_not_to_write() {
        patience.heard(0);
        patience.looked(true, 0);
        assertEquals(Optional.empty(), patience.judge(true, false, 500));
        assertEquals(Optional.empty(), patience.judge(true, false, 1400));
        assertEquals(Optional.of(TurnAway.SLOW_READER), patience.judge(true, false, 1600));
    }

    @Test
    void a_message_that_we_do_not_read_on_is_nobodys_fault() {
        patience.heard(0);
        patience.looked(true, 0);
        assertEquals(Optional.empty(), patience.judge(false, false, 5000));
        assertEquals(Optional.empty(), patience.judge(false, true, 5900));
        assertEquals(Optional.of(TurnAway.SLOW_WRITER), patience.judge(false, true, 6100));
    }

    @Test
    void one_that_we_read_on_has_to_end() {
        patience.heard(0);
        patience.looked(true, 0);
        assertEquals(Optional.empty(), patience.judge(false, true, 1000));
        patience.looked(false, 1000);
        assertEquals(Optional.empty(), patience.judge(false, true, 1100));
        patience.looked(true, 1200);
        assertEquals(Optional.of(TurnAway.SLOW_WRITER), patience.judge(false, true, 2300));
    }
}
