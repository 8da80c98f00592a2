package org.carrel.gateway.keys;

import static org.carrel.gateway.keys.Shelf.DAILY;
import static org.carrel.gateway.keys.Shelf.PAIRWISE;
import static org.carrel.gateway.keys.Shelf.PRESS;
import static org.carrel.gateway.keys.Shelf.WEEKLY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.carrel.gateway.keys.Receipt.Happening;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When keys come and go. */
class KeyLifeTest {
    @TempDir private Path folder = Path.of("");
    private Shelf shelf;
    private Keyring ring;
    private KeyLife life;

    @BeforeEach
    void open() {
        shelf = new Shelf(folder);
        ring = shelf.ring();
        life = shelf.life(ring);
    }

    @AfterEach
    void close() {
        ring.close();
    }

    @Test
    void a_pairwise_key_is_drawn_once_and_stays() {
        KeyTag first = life.serving(PRESS, PAIRWISE).getFirst();
        shelf.clock.move(Duration.ofDays(400));
        assertEquals(List.of(first), life.serving(PRESS, PAIRWISE));
        assertEquals(Optional.empty(), first.expires());
    }

    @Test
    void a_daily_key_ends_at_midnight_and_another_begins() {
        KeyTag first = life.serving(PRESS, DAILY).getFirst();
        assertEquals(Optional.of(Instant.parse("2026-11-19T00:00:00Z")), first.expires());
        String before = Shelf.hex(ring, first);
        shelf.clock.move(Duration.ofHours(12));
        KeyTag second = life.serving(PRESS, DAILY).getFirst();
        assertEquals(first.epoch() + 1, second.epoch());
        assertNotEquals(before, Shelf.hex(ring, second));
        assertThrows(KeyTrouble.class, () -> Shelf.hex(ring, first));
    }

    @Test
    void a_weekly_key_ends_before_monday() {
        KeyTag first = life.serving(PRESS, WEEKLY).getFirst();
        assertEquals(Optional.of(Instant.parse("2026-11-23T00:00:00Z")), first.expires());
        shelf.clock.move(Duration.ofDays(4));
        assertEquals(List.of(first), life.serving(PRESS, WEEKLY));
        shelf.clock.move(Duration.ofHours(12));
        assertEquals(first.epoch() + 7, life.serving(PRESS, WEEKLY).getFirst().epoch());
    }

    @Test
    void the_end_of_an_epoch_leaves_a_receipt() {
        KeyTag first = life.serving(PRESS, DAILY).getFirst();
        shelf.clock.move(Duration.ofHours(12));
        life.serving(PRESS, DAILY);
        Receipt receipt = ring.receipts().get(1);
        assertEquals(Happening.DESTROYED, receipt.happening());
        assertEquals(first.id(), receipt.id());
        assertEquals(1, receipt.count());
        assertEquals("test-1", receipt.software());
    }

    @Test
    void a_changed_key_overlaps_until_its_time_is_over() {
        KeyTag old = life.serving(PRESS, PAIRWISE).getFirst();
        String oldKey = Shelf.hex(ring, old);
        KeyTag next = life.roll(PRESS, PAIRWISE, Duration.ofDays(7));
        List<KeyTag> both = life.serving(PRESS, PAIRWISE);
        assertEquals(List.of(next.id(), old.id()), both.stream().map(KeyTag::id).toList());
        assertEquals(oldKey, Shelf.hex(ring, both.get(1)));
        shelf.clock.move(Duration.ofDays(7));
        assertEquals(List.of(next), life.serving(PRESS, PAIRWISE));
    }

    @Test
    void a_second_change_waits_for_the_end_of_the_first() {
        life.serving(PRESS, PAIRWISE);
        life.roll(PRESS, PAIRWISE, Duration.ofDays(7));
        KeyTrouble trouble =
                assertThrows(
                        KeyTrouble.class, () -> life.roll(PRESS, PAIRWISE, Duration.ofDays(7)));
        assertEquals(KeyTrouble.Reason.OVERLAP_RUNNING, trouble.reason());
    }

    @Test
    void a_change_without_overlap_destroys_the_old_key_at_once() {
        KeyTag old = life.serving(PRESS, PAIRWISE).getFirst();
        KeyTag next = life.roll(PRESS, PAIRWISE, Duration.ZERO);
        assertEquals(List.of(next), life.serving(PRESS, PAIRWISE));
        assertThrows(KeyTrouble.class, () -> Shelf.hex(ring, old));
    }

    @Test
    void a_destroyed_key_is_not_replaced_by_itself() {
        life.serving(PRESS, PAIRWISE);
        assertEquals(1, life.shred(PRESS, _ -> true));
        assertEquals(List.of(), life.serving(PRESS, PAIRWISE));
        KeyTag next = life.roll(PRESS, PAIRWISE, Duration.ZERO);
        assertEquals(List.of(next), life.serving(PRESS, PAIRWISE));
    }

    @Test
    void a_missing_key_is_not_replaced_at_all() throws IOException {
        KeyTag tag = life.serving(PRESS, PAIRWISE).getFirst();
        Files.delete(folder.resolve("keys").resolve("press.0." + tag.id() + ".key"));
        KeyTrouble trouble = assertThrows(KeyTrouble.class, () -> life.serving(PRESS, PAIRWISE));
        assertEquals(KeyTrouble.Reason.MISSING, trouble.reason());
    }

    @Test
    void a_missing_key_can_be_written_off() throws IOException {
        KeyTag tag = life.serving(PRESS, PAIRWISE).getFirst();
        Files.delete(folder.resolve("keys").resolve("press.0." + tag.id() + ".key"));
        assertEquals(0, life.shred(PRESS, _ -> true));
        assertEquals(0, ring.receipts().getLast().count());
        assertEquals(List.of(), life.serving(PRESS, PAIRWISE));
    }

    @Test
    void altered_receipts_do_not_keep_a_key_alive_and_let_none_be_drawn() throws IOException {
        life.serving(PRESS, DAILY);
        Path receipts = folder.resolve("receipts");
        Files.writeString(receipts, Files.readString(receipts).replace("count=1", "count=0"));
        shelf.clock.move(Duration.ofDays(1));
        assertThrows(KeyTrouble.class, () -> life.serving(PRESS, DAILY));
        assertEquals(List.of(), ring.tags());
        assertThrows(KeyTrouble.class, () -> life.serving(PRESS, DAILY));
        assertEquals(List.of(), ring.tags());
    }

    @Test
    void two_vendors_keys_are_unrelated_files() {
        life.serving(PRESS, PAIRWISE);
        life.serving(new org.carrel.config.Label("till"), PAIRWISE);
        life.shred(PRESS, _ -> true);
        assertEquals(1, ring.tags().size());
        assertFalse(ring.tags(new org.carrel.config.Label("till")).isEmpty());
        assertTrue(ring.tags(PRESS).isEmpty());
    }
}
