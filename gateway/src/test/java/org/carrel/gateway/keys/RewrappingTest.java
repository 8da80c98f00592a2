package org.carrel.gateway.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.carrel.config.Label;
import org.carrel.config.StorageKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder that gets another storage key keeps its keys, and the key before opens none of them. */
class RewrappingTest {
    private static final Label GATES = new Label("gates");
    private static final Label CHANGES = new Label("changes");
    private static final String BOUND = "a drop";
    private static final int KEYS = 4;

    @TempDir private Path folder = Path.of("");

    private Shelf shelf = new Shelf(folder);
    private String dropped = "";

    /** Two keys of a vendor, one of a book drop, one of the gateway's own, and their receipts. */
    @BeforeEach
    void fill() {
        shelf = new Shelf(folder);
        try (Keyring ring = shelf.ring()) {
            shelf.life(ring).roll(Shelf.PRESS, Shelf.PAIRWISE, Duration.ZERO);
            shelf.life(ring).roll(Shelf.PRESS, Shelf.PAIRWISE, Duration.ofDays(7));
            own(ring);
            ByteBuf plain = Unpooled.copiedBuffer("a return", StandardCharsets.US_ASCII);
            dropped = new DropKeys(ring).seal(GATES, plain, BOUND);
        }
    }

    @Test
    void every_key_opens_with_the_new_one_only_and_is_the_same() throws IOException {
        Map<String, String> before = keys(Shelf.key(7));
        assertEquals(KEYS, before.size());
        assertEquals(KEYS, rewrapped(Shelf.key(7), Shelf.key(8)));
        assertEquals(before, keys(Shelf.key(8)));
        assertThrows(KeyTrouble.class, () -> keys(Shelf.key(7)));
        assertEquals(0, rewrapped(Shelf.key(7), Shelf.key(8)), "nothing is left to do");
        try (Stream<Path> all = Files.list(folder.resolve("keys"))) {
            assertEquals(KEYS, all.count(), "nothing of what was there before");
        }
    }

    @Test
    void receipts_are_sealed_anew_and_go_on() {
        rewrapped(Shelf.key(7), Shelf.key(8));
        try (Keyring ring = shelf.ring(Shelf.key(7))) {
            assertEquals(Optional.of(1), ring.alteredReceipt(), "by the key before");
        }
        try (Keyring ring = shelf.ring(Shelf.key(8))) {
            int receipts = ring.receipts().size();
            shelf.life(ring).roll(Shelf.PRESS, Shelf.PAIRWISE, Duration.ZERO);
            assertEquals(Optional.empty(), ring.alteredReceipt());
            assertTrue(ring.receipts().size() > receipts);
        }
    }

    @Test
    void who_was_interrupted_begins_again() throws IOException {
        Map<String, String> keys = keys(Shelf.key(7));
        Map<Path, String> before = texts();
        rewrapped(Shelf.key(7), Shelf.key(8));
        for (Path half : List.of(before.keySet().iterator().next(), folder.resolve("receipts"))) {
            Files.writeString(half, before.getOrDefault(half, ""));
        }
        assertEquals(1, rewrapped(Shelf.key(7), Shelf.key(8)));
        assertEquals(keys, keys(Shelf.key(8)));
        try (Keyring ring = shelf.ring(Shelf.key(8))) {
            assertEquals(Optional.empty(), ring.alteredReceipt());
        }
    }

    @Test
    void what_an_interruption_left_of_an_old_file_goes_at_the_next_start() throws IOException {
        Path one = texts().keySet().iterator().next();
        String old = Files.readString(one);
        rewrapped(Shelf.key(7), Shelf.key(8));
        Files.writeString(left(one), old);
        assertEquals(0, rewrapped(Shelf.key(7), Shelf.key(8)));
        assertFalse(Files.exists(left(one)));
        assertEquals(KEYS, keys(Shelf.key(8)).size());
    }

    @Test
    void a_file_that_was_not_replaced_yet_is_not_overwritten_by_its_other_name()
            throws IOException {
        Path one = texts().keySet().iterator().next();
        Files.createLink(left(one), one);
        assertEquals(0, rewrapped(Shelf.key(9), Shelf.key(7)), "the keys the other way round");
        assertFalse(Files.exists(left(one)));
        assertEquals(KEYS, keys(Shelf.key(7)).size());
    }

    private static Path left(Path file) {
        return file.resolveSibling("." + file.getFileName() + ".before");
    }

    @Test
    void nothing_is_changed_where_one_of_them_does_not_open() throws IOException {
        Path one = texts().keySet().iterator().next();
        rewrapped(Shelf.key(7), Shelf.key(9));
        String foreign = Files.readString(one);
        rewrapped(Shelf.key(9), Shelf.key(7));
        Files.writeString(one, foreign);
        Map<Path, String> before = texts();
        assertThrows(KeyTrouble.class, () -> rewrapped(Shelf.key(7), Shelf.key(8)));
        assertEquals(before, texts());
    }

    @Test
    void receipts_that_were_altered_are_not_made_good() throws IOException {
        Path receipts = folder.resolve("receipts");
        Files.writeString(receipts, Files.readString(receipts).replaceFirst("count=1", "count=2"));
        Map<Path, String> before = texts();
        assertThrows(KeyTrouble.class, () -> rewrapped(Shelf.key(7), Shelf.key(8)));
        assertEquals(before, texts());
    }

    @Test
    void a_passphrase_may_come_after_a_key_and_another_after_it() {
        Map<String, String> before = keys(Shelf.key(7));
        StorageKey words = Shelf.passphrase("quite some words");
        StorageKey others = Shelf.passphrase("and some others");
        assertEquals(KEYS, rewrapped(Shelf.key(7), words));
        assertEquals(KEYS, rewrapped(words, others));
        assertEquals(before, keys(others));
        assertThrows(KeyTrouble.class, () -> keys(words));
    }

    private int rewrapped(StorageKey before, StorageKey now) {
        return Rewrapping.of(folder, before, now, "test-1");
    }

    /** What each key is, and what the drop's opens, by its name. */
    private Map<String, String> keys(StorageKey by) {
        Map<String, String> found = new TreeMap<>();
        try (Keyring ring = shelf.ring(by)) {
            ring.tags().forEach(tag -> found.put(tag.id(), Shelf.hex(ring, tag)));
            found.put("own", own(ring));
            ByteBuf plain = Unpooled.buffer();
            new DropKeys(ring).open(GATES, dropped, BOUND, plain);
            found.put("drop", plain.toString(StandardCharsets.US_ASCII));
        }
        return found;
    }

    private static String own(Keyring ring) {
        ByteBuf out = Unpooled.buffer();
        ring.ownKey(CHANGES, out);
        return ByteBufUtil.hexDump(out);
    }

    private Map<Path, String> texts() throws IOException {
        Map<Path, String> texts = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.filter(Files::isRegularFile).toList()) {
                if (!each.endsWith("keys.lock")) {
                    texts.put(each, Files.readString(each));
                }
            }
        }
        return texts;
    }
}
