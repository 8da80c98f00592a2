package org.carrel.gateway.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.junit.jupiter.api.Test;

class FingerprintsTest {
    private static final String CARD = "21234000000017";

    private final Fingerprints fingerprints = new Fingerprints();

    @Test
    void the_same_bytes_have_the_same_fingerprint() {
        assertEquals(fingerprints.of(bytes(CARD)), fingerprints.of(bytes(CARD)));
    }

    @Test
    void it_does_not_matter_where_in_a_buffer_they_stand() {
        ByteBuf inside = bytes("AA" + CARD + "|").slice(2, CARD.length());

        assertEquals(fingerprints.of(bytes(CARD)), fingerprints.of(inside));
    }

    @Test
    void one_other_digit_has_another_fingerprint() {
        assertNotEquals(fingerprints.of(bytes(CARD)), fingerprints.of(bytes("21234000000018")));
    }

    @Test
    void after_a_restart_the_same_bytes_have_another_fingerprint() {
        assertNotEquals(fingerprints.of(bytes(CARD)), new Fingerprints().of(bytes(CARD)));
    }

    @Test
    void the_value_stays_as_it_is_and_is_read_from_where_it_was() {
        ByteBuf card = bytes(CARD);

        fingerprints.of(card);

        assertEquals(CARD, card.toString(UTF_8));
    }

    @Test
    void its_text_tells_nothing_at_all() {
        assertEquals("fingerprint", fingerprints.of(bytes(CARD)).toString());
    }

    private static ByteBuf bytes(String text) {
        return Unpooled.copiedBuffer(text, UTF_8);
    }
}
