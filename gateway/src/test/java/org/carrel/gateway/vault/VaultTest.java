package org.carrel.gateway.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.util.List;
import org.carrel.gateway.WitnessAllocator;
import org.junit.jupiter.api.Test;

class VaultTest {
    private static final int MOST_ENTRIES = 32;
    private static final String SECRET = "Ödön Example, 21234000000017";

    private final Fingerprints fingerprints = new Fingerprints();
    private final WitnessAllocator memory = WitnessAllocator.keeping();

    @Test
    void what_was_sealed_is_opened_as_it_was() {
        try (Vault vault = new Vault(memory)) {
            vault.put(fingerprints.of(bytes("a question")), bytes(SECRET));

            assertEquals(SECRET, opened(vault, "a question"));
        }
    }

    @Test
    void the_length_is_known_before_an_entry_is_opened() {
        try (Vault vault = new Vault(memory)) {
            vault.put(fingerprints.of(bytes("a question")), bytes(SECRET));

            assertEquals(bytes(SECRET).readableBytes(), vault.length(index("a question")));
        }
    }

    @Test
    void another_index_finds_nothing() {
        try (Vault vault = new Vault(memory)) {
            vault.put(fingerprints.of(bytes("a question")), bytes(SECRET));

            assertEquals("nothing", opened(vault, "another question"));
            assertEquals(0, vault.length(index("another question")));
        }
    }

    @Test
    void an_entry_that_was_tampered_with_is_not_opened() {
        try (Vault vault = new Vault(memory)) {
            vault.put(fingerprints.of(bytes("a question")), bytes(SECRET));
            ByteBuf entry = memory.kept().getFirst();
            entry.setByte(20, entry.getByte(20) ^ 1);

            assertThrows(IllegalStateException.class, () -> opened(vault, "a question"));
        }
    }

    @Test
    void another_vault_cannot_open_an_entry() {
        try (Vault one = new Vault(memory);
                Vault other = new Vault(memory)) {
            one.put(fingerprints.of(bytes("a question")), bytes(SECRET));
            other.put(fingerprints.of(bytes("a question")), bytes(SECRET));
            List<ByteBuf> entries = memory.kept();
            entries.get(1).setBytes(0, entries.get(0), 0, entries.get(0).writerIndex());

            assertThrows(IllegalStateException.class, () -> opened(other, "a question"));
        }
    }

    @Test
    void what_lies_in_memory_is_not_the_plain_text() {
        try (Vault vault = new Vault(memory)) {
            vault.put(fingerprints.of(bytes("a question")), bytes(SECRET));

            assertFalse(holds(memory.kept().getFirst(), "21234000000017"));
            assertFalse(holds(memory.kept().getFirst(), "Example"));
        }
    }

    @Test
    void the_same_text_never_looks_the_same_twice() {
        try (Vault vault = new Vault(memory)) {
            vault.put(fingerprints.of(bytes("one")), bytes(SECRET));
            vault.put(fingerprints.of(bytes("two")), bytes(SECRET));

            assertNotEquals(hex(memory.kept().get(0)), hex(memory.kept().get(1)));
        }
    }

    @Test
    void a_newer_answer_replaces_the_older_one_which_is_wiped() {
        try (Vault vault = new Vault(memory)) {
            vault.put(fingerprints.of(bytes("a question")), bytes("old"));
            vault.put(fingerprints.of(bytes("a question")), bytes("new"));

            assertEquals("new", opened(vault, "a question"));
            assertTrue(isWiped(memory.kept().getFirst()));
        }
    }

    @Test
    void a_full_vault_keeps_nothing_more() {
        try (Vault vault = new Vault(memory)) {
            for (int at = 0; at <= MOST_ENTRIES; at++) {
                vault.put(fingerprints.of(bytes("question " + at)), bytes(SECRET));
            }

            assertEquals(SECRET, opened(vault, "question " + (MOST_ENTRIES - 1)));
            assertEquals("nothing", opened(vault, "question " + MOST_ENTRIES));
        }
    }

    @Test
    void a_full_vault_still_renews_what_it_has() {
        try (Vault vault = new Vault(memory)) {
            for (int at = 0; at < MOST_ENTRIES; at++) {
                vault.put(fingerprints.of(bytes("question " + at)), bytes("old"));
            }
            vault.put(fingerprints.of(bytes("question 3")), bytes("new"));

            assertEquals("new", opened(vault, "question 3"));
        }
    }

    @Test
    void all_but_one_can_be_forgotten() {
        try (Vault vault = new Vault(memory)) {
            vault.put(fingerprints.of(bytes("stays")), bytes("kept"));
            vault.put(fingerprints.of(bytes("goes")), bytes(SECRET));

            vault.keepOnly(index("stays"));

            assertEquals("kept", opened(vault, "stays"));
            assertEquals("nothing", opened(vault, "goes"));
            assertTrue(isWiped(memory.kept().get(1)));
        }
    }

    @Test
    void after_the_end_every_buffer_is_zero_and_given_back() {
        Vault vault = new Vault(memory);
        for (int at = 0; at < 5; at++) {
            vault.put(fingerprints.of(bytes("question " + at)), bytes(SECRET));
        }

        vault.close();

        assertEquals(5, memory.kept().size());
        for (ByteBuf buffer : memory.kept()) {
            assertTrue(isWiped(buffer));
            assertEquals(1, buffer.refCnt(), "only the test still holds it");
        }
    }

    @Test
    void after_the_end_nothing_is_found() {
        Vault vault = new Vault(memory);
        vault.put(fingerprints.of(bytes("a question")), bytes(SECRET));

        vault.close();

        assertEquals("nothing", opened(vault, "a question"));
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

    private static boolean holds(ByteBuf buffer, String text) {
        return ByteBufUtil.indexOf(bytes(text), buffer.slice(0, buffer.capacity())) >= 0;
    }

    private static boolean isWiped(ByteBuf buffer) {
        return hex(buffer).chars().allMatch(each -> each == '0');
    }

    private static String hex(ByteBuf buffer) {
        return ByteBufUtil.hexDump(buffer, 0, buffer.capacity());
    }
}
