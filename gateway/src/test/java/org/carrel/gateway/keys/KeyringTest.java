package org.carrel.gateway.keys;

import static org.carrel.gateway.keys.Shelf.PAIRWISE;
import static org.carrel.gateway.keys.Shelf.PRESS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands on the disk, and what becomes of it when somebody else writes there. */
class KeyringTest {
    @TempDir private Path folder = Path.of("");

    @Test
    void a_key_is_the_same_after_a_restart() {
        Shelf shelf = new Shelf(folder);
        String before;
        try (Keyring ring = shelf.ring()) {
            before = Shelf.hex(ring, shelf.life(ring).serving(PRESS, PAIRWISE).getFirst());
        }
        try (Keyring ring = shelf.ring()) {
            assertEquals(
                    before, Shelf.hex(ring, shelf.life(ring).serving(PRESS, PAIRWISE).getFirst()));
        }
    }

    @Test
    void files_and_folder_are_the_gateways_alone() throws IOException {
        drawOne();
        assertEquals("rwx------", permissions(folder.resolve("keys")));
        assertEquals("rw-------", permissions(keyFile()));
        assertEquals("rw-------", permissions(folder.resolve("receipts")));
    }

    @Test
    void no_file_holds_the_key_itself() throws IOException {
        Shelf shelf = new Shelf(folder);
        try (Keyring ring = shelf.ring()) {
            String key = Shelf.hex(ring, shelf.life(ring).serving(PRESS, PAIRWISE).getFirst());
            assertFalse(Files.readString(keyFile()).contains(key));
        }
    }

    @Test
    void another_storage_key_opens_nothing() {
        drawOne();
        assertDamaged(new Shelf(folder), Shelf.key(8));
    }

    @Test
    void an_altered_tag_opens_nothing() throws IOException {
        drawOne();
        Path file = keyFile();
        Files.writeString(file, Files.readString(file).replace("epoch 0", "epoch 1"));
        assertDamaged(new Shelf(folder), Shelf.key(7));
    }

    @Test
    void an_altered_key_opens_nothing() throws IOException {
        drawOne();
        Path file = keyFile();
        String text = Files.readString(file);
        int at = text.length() - 20;
        char other = text.charAt(at) == 'A' ? 'B' : 'A';
        Files.writeString(file, text.substring(0, at) + other + text.substring(at + 1));
        assertDamaged(new Shelf(folder), Shelf.key(7));
    }

    @Test
    void a_folder_that_is_gone_is_told_and_not_made_anew() throws IOException {
        drawOne();
        Files.delete(keyFile());
        Files.delete(folder.resolve("keys"));
        Shelf shelf = new Shelf(folder);
        KeyTrouble trouble = assertThrows(KeyTrouble.class, shelf::ring);
        assertEquals(KeyTrouble.Reason.NO_FOLDER, trouble.reason());
    }

    @Test
    void one_passphrase_opens_and_another_does_not() {
        Shelf shelf = new Shelf(folder);
        try (Keyring ring = shelf.ring(Shelf.passphrase("four made-up words here"))) {
            shelf.life(ring).serving(PRESS, PAIRWISE);
        }
        try (Keyring ring = shelf.ring(Shelf.passphrase("four made-up words here"))) {
            assertEquals(64, Shelf.hex(ring, ring.tags().getFirst()).length());
        }
        assertDamaged(shelf, Shelf.passphrase("four made-up words there"));
    }

    @Test
    void receipts_that_nobody_touched_are_a_whole_chain() {
        Shelf shelf = new Shelf(folder);
        try (Keyring ring = shelf.ring()) {
            shelf.life(ring).serving(PRESS, PAIRWISE);
            shelf.life(ring).roll(PRESS, PAIRWISE, Duration.ofDays(1));
            shelf.life(ring).shred(PRESS, _ -> true);
            assertEquals(Optional.empty(), ring.alteredReceipt());
            assertEquals(
                    List.of("MADE", "MADE", "RETIRED", "DESTROYED", "DESTROYED"),
                    ring.receipts().stream().map(each -> each.happening().name()).toList());
        }
    }

    @Test
    void an_altered_or_missing_receipt_is_found() throws IOException {
        Shelf shelf = new Shelf(folder);
        try (Keyring ring = shelf.ring()) {
            shelf.life(ring).serving(PRESS, PAIRWISE);
            shelf.life(ring).roll(PRESS, PAIRWISE, Duration.ZERO);
            Path file = folder.resolve("receipts");
            String whole = Files.readString(file);
            Files.writeString(file, whole.replaceFirst("count=1", "count=2"));
            assertEquals(Optional.of(1), ring.alteredReceipt());
            Files.writeString(file, whole.substring(whole.indexOf('\n') + 1));
            assertEquals(Optional.of(1), ring.alteredReceipt());
            Files.writeString(file, whole);
            assertEquals(Optional.empty(), ring.alteredReceipt());
        }
    }

    @Test
    void a_chain_written_anew_without_the_storage_key_is_found() throws IOException {
        drawOne();
        Path file = folder.resolve("receipts");
        String line = Files.readString(file);
        try (Keyring other = new Shelf(folder).ring(Shelf.key(9))) {
            assertEquals(Optional.of(1), other.alteredReceipt());
        }
        assertNotEquals("", line);
    }

    private void drawOne() {
        Shelf shelf = new Shelf(folder);
        try (Keyring ring = shelf.ring()) {
            shelf.life(ring).serving(PRESS, PAIRWISE);
        }
    }

    private static void assertDamaged(Shelf shelf, org.carrel.config.StorageKey key) {
        try (Keyring ring = shelf.ring(key)) {
            KeyTag tag = ring.tags().getFirst();
            KeyTrouble trouble = assertThrows(KeyTrouble.class, () -> Shelf.hex(ring, tag));
            assertEquals(KeyTrouble.Reason.DAMAGED, trouble.reason());
        }
    }

    private Path keyFile() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("keys"))) {
            return files.filter(each -> each.toString().endsWith(".key")).findFirst().orElseThrow();
        }
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
