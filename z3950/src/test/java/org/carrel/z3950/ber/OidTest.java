package org.carrel.z3950.ber;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Object identifiers between text and bytes. */
class OidTest {
    @ParameterizedTest
    @CsvSource({
        "1.2.840.10003.5.10, 2A8648CE13050A",
        "1.0.10646.1.0.8, 28D316010008",
        "1.2.840.10003.10.1000.81.1, 2A8648CE130A87685101",
        "1.2.0, 2A00",
        "1.2.2147483647, 2A87FFFFFF7F",
    })
    void textAndBytesAgree(String dotted, String hex) {
        ByteBuf bytes = Unpooled.buffer();
        Oid.of(dotted).write(bytes);
        assertEquals(hex, Hex.text(bytes));
        assertEquals(dotted, Oid.read(bytes).toString());
        assertEquals(Oid.of(dotted), Oid.read(bytes));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "1.40", "3.1", "1.2.", "1.2.x", "1.2.-3", "1.2.99999999999"})
    void otherTextIsRefused(String text) {
        assertThrows(IllegalArgumentException.class, () -> Oid.of(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2A 86", "86 01", "2A 80 01", "2A 8F FF FF FF FF 7F"})
    void otherBytesAreRefused(String hex) {
        ByteBuf bytes = Hex.bytes(hex);
        assertThrows(MalformedBer.class, () -> Oid.read(bytes));
    }

    @Test
    void descentIsByWholeNumbers() {
        Oid syntaxes = Oid.of("1.2.840.10003.5");
        assertTrue(Oid.of("1.2.840.10003.5.10").isBelow(syntaxes));
        assertFalse(syntaxes.isBelow(syntaxes));
        assertFalse(Oid.of("1.2.840.10003.51").isBelow(syntaxes));
        assertNotEquals(Oid.of("1.2.840.10003.51"), syntaxes);
    }
}
