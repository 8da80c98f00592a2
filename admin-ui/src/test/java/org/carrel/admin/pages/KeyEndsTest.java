package org.carrel.admin.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.carrel.admin.pages.KeyEnds.End;
import org.carrel.config.Label;
import org.carrel.gateway.archive.StaffName;
import org.junit.jupiter.api.Test;

/** Keys end when two people want it, and not when one does. */
class KeyEndsTest {
    private static final Label PRESS = new Label("press");
    private static final StaffName ADA = new StaffName("ada");
    private static final StaffName BEA = new StaffName("bea");

    private Instant now = Instant.parse("2026-03-14T09:00:00Z");
    private final KeyEnds ends = new KeyEnds(() -> now);

    @Test
    void nobody_can_agree_to_a_wish_of_their_own() {
        assertTrue(ends.ask(PRESS, End.SHRED, ADA));
        assertEquals(Optional.empty(), ends.agree(PRESS, ADA));
        assertEquals(1, ends.all().size());
    }

    @Test
    void somebody_else_can_and_once() {
        ends.ask(PRESS, End.ROLL, ADA);
        assertEquals(Optional.of(End.ROLL), ends.agree(PRESS, BEA).map(KeyEnds.Asked::end));
        assertEquals(Optional.empty(), ends.agree(PRESS, BEA));
    }

    @Test
    void a_wish_cannot_be_changed_into_another_while_it_waits() {
        ends.ask(PRESS, End.ROLL, ADA);
        assertFalse(ends.ask(PRESS, End.SHRED, BEA));
        assertEquals(Optional.of(End.ROLL), ends.agree(PRESS, BEA).map(KeyEnds.Asked::end));
    }

    @Test
    void a_wish_that_was_rejected_is_gone() {
        ends.ask(PRESS, End.SHRED, ADA);
        assertTrue(ends.reject(PRESS));
        assertFalse(ends.reject(PRESS));
        assertEquals(Optional.empty(), ends.agree(PRESS, BEA));
    }

    @Test
    void after_a_day_without_an_answer_a_wish_is_gone() {
        ends.ask(PRESS, End.SHRED, ADA);
        now = now.plus(Duration.ofDays(1)).plusSeconds(1);
        assertEquals(List.of(), ends.all());
        assertEquals(Optional.empty(), ends.agree(PRESS, BEA));
    }
}
