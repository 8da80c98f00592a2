package org.carrel.gateway.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.stream.IntStream;
import org.carrel.gateway.watch.Watchers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a visit's sealed memory keeps, and what its end leaves: nothing (T14, T15). */
class VaultTest {
    private static final int ENTRIES = Watchlist.SIZE + 32;
    private static final String SECRET = "Ödön Example, 21234000000017";
    private static final String LONG_SECRET = SECRET.repeat(30);

    private final Fingerprints fingerprints = new Fingerprints();
    private final Vaults vaults = new Vaults(8, new Watchers(List.of()));

    @AfterEach
    void close() {
        vaults.close();
    }

    @Test
    void what_was_sealed_is_opened_as_it_was() {
        try (Vault vault = vaults.open()) {
            vault.put(index("a question"), bytes(SECRET));

            assertEquals(SECRET, opened(vault, "a question"));
        }
    }

    @Test
    void the_length_is_known_before_an_entry_is_opened() {
        try (Vault vault = vaults.open()) {
            vault.put(index("a question"), bytes(SECRET));

            assertEquals(bytes(SECRET).readableBytes(), vault.length(index("a question")));
        }
    }

    @Test
    void another_index_finds_nothing() {
        try (Vault vault = vaults.open()) {
            vault.put(index("a question"), bytes(SECRET));

            assertEquals("nothing", opened(vault, "another question"));
            assertEquals(0, vault.length(index("another question")));
        }
    }

    @Test
    void an_entry_that_was_tampered_with_is_not_opened() {
        try (Vault vault = vaults.open()) {
            vault.put(index("a question"), bytes(SECRET));
            MemorySegment page = page(0);
            page.set(
                    ValueLayout.JAVA_BYTE,
                    ENTRIES,
                    (byte) ~page.get(ValueLayout.JAVA_BYTE, ENTRIES));

            assertThrows(IllegalStateException.class, () -> opened(vault, "a question"));
        }
    }

    @Test
    void another_vault_cannot_open_an_entry() {
        try (Vault one = vaults.open();
                Vault other = vaults.open()) {
            one.put(index("a question"), bytes(SECRET));
            other.put(index("a question"), bytes(SECRET));
            page(1).copyFrom(page(0));

            assertThrows(IllegalStateException.class, () -> opened(other, "a question"));
        }
    }

    @Test
    void what_lies_in_memory_is_not_the_plain_text() {
        try (Vault vault = vaults.open()) {
            vault.put(index("a question"), bytes(SECRET));

            assertFalse(VaultWitness.holds(vaults, "21234000000017".getBytes(UTF_8)));
            assertFalse(VaultWitness.holds(vaults, "Example".getBytes(UTF_8)));
        }
    }

    @Test
    void the_same_text_never_looks_the_same_twice() {
        try (Vault vault = vaults.open()) {
            vault.put(index("a question"), bytes(SECRET));
            byte[] before =
                    page(0).asSlice(ENTRIES, SECRET.length()).toArray(ValueLayout.JAVA_BYTE);
            vault.put(index("a question"), bytes(SECRET));

            assertFalse(VaultWitness.holds(vaults, before));
            assertEquals(SECRET, opened(vault, "a question"));
        }
    }

    @Test
    void a_newer_answer_replaces_the_older_one() {
        try (Vault vault = vaults.open()) {
            vault.put(index("a question"), bytes("an old answer"));
            vault.put(index("a question"), bytes("new"));

            assertEquals("new", opened(vault, "a question"));
        }
    }

    @Test
    void a_full_vault_keeps_nothing_more() {
        try (Vault vault = vaults.open()) {
            long kept = filled(vault);

            assertTrue(kept >= 4, "kept " + kept);
            assertTrue(kept < 100, "kept " + kept);
            assertEquals(LONG_SECRET, opened(vault, "question " + (kept - 1)));
            assertEquals("nothing", opened(vault, "question " + kept));
        }
    }

    @Test
    void a_full_vault_still_renews_what_it_has() {
        try (Vault vault = vaults.open()) {
            filled(vault);

            vault.put(index("question 1"), bytes(LONG_SECRET.replace('Ö', 'Ä')));

            assertEquals(LONG_SECRET.replace('Ö', 'Ä'), opened(vault, "question 1"));
        }
    }

    @Test
    void what_is_longer_than_a_page_is_not_kept() {
        try (Vault vault = vaults.open()) {
            vault.put(index("a question"), bytes("x".repeat(Libc.PAGE)));

            assertEquals("nothing", opened(vault, "a question"));
        }
    }

    @Test
    void all_but_one_can_be_forgotten() {
        try (Vault vault = vaults.open()) {
            vault.put(index("goes"), bytes(SECRET));
            vault.put(index("stays"), bytes("kept"));
            vault.put(index("goes too"), bytes(SECRET));

            vault.keepOnly(index("stays"));

            assertEquals("kept", opened(vault, "stays"));
            assertEquals("nothing", opened(vault, "goes"));
            assertEquals("nothing", opened(vault, "goes too"));
        }
    }

    @Test
    void after_the_end_every_byte_is_zero_keys_included() {
        Vault vault = vaults.open();
        filled(vault);
        vault.watchlist().learn(Watchlist.Kind.CARD, bytes("21234000000017"));
        assertNotEquals(0, VaultWitness.written(vaults));

        vault.close();

        assertEquals(0, VaultWitness.written(vaults));
    }

    @Test
    void after_the_end_nothing_is_found_and_nothing_is_kept() {
        Vault vault = vaults.open();
        vault.put(index("a question"), bytes(SECRET));

        vault.close();
        vault.put(index("another"), bytes(SECRET));

        assertEquals("nothing", opened(vault, "a question"));
        assertEquals("nothing", opened(vault, "another"));
        assertEquals(0, VaultWitness.written(vaults));
    }

    @Test
    void an_end_leaves_the_other_vaults_alone() {
        try (Vault stays = vaults.open()) {
            stays.put(index("a question"), bytes(SECRET));
            Vault goes = vaults.open();
            goes.put(index("a question"), bytes("another's"));

            goes.close();

            assertEquals(SECRET, opened(stays, "a question"));
        }
    }

    @Test
    void there_is_no_vault_too_many_and_one_that_ends_makes_room() {
        List<Vault> open = IntStream.range(0, 8).mapToObj(ignored -> vaults.open()).toList();

        assertThrows(MemoryExhausted.class, vaults::open);

        open.getFirst().close();
        try (Vault next = vaults.open()) {
            next.put(index("a question"), bytes(SECRET));
            assertEquals(SECRET, opened(next, "a question"));
        }
    }

    @Test
    void when_all_is_closed_an_open_vault_fails_rather_than_keeping_anything() {
        Vault vault = vaults.open();

        vaults.close();

        assertThrows(
                IllegalStateException.class, () -> vault.put(index("a question"), bytes(SECRET)));
        vault.close();
    }

    private long filled(Vault vault) {
        for (int at = 0; at < 100; at++) {
            vault.put(index("question " + at), bytes(LONG_SECRET));
        }
        return IntStream.range(0, 100)
                .takeWhile(at -> vault.length(index("question " + at)) > 0)
                .count();
    }

    private MemorySegment page(int number) {
        return vaults.memory()
                .rooms()
                .slabs()
                .getFirst()
                .asSlice((long) number * Libc.PAGE, Libc.PAGE);
    }

    private Fingerprint index(String question) {
        return fingerprints.of(bytes(question));
    }

    private String opened(Vault vault, String question) {
        ByteBuf plain = Unpooled.buffer();
        return vault.get(index(question), plain) ? plain.toString(UTF_8) : "nothing";
    }

    private static ByteBuf bytes(String text) {
        return Unpooled.wrappedBuffer(text.getBytes(UTF_8));
    }
}
