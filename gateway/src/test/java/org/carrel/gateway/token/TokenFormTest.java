package org.carrel.gateway.token;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.bouncycastle.util.encoders.Base32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenFormTest {

    private static final TokenForm TEXT = new TokenForm.Text();
    private static final String ZEROS = "AAAAAAAAAAAAAAAAAAAAAAAAAA";

    private final byte[] body = new byte[16];

    @Test
    void textIsWhatAnotherBase32EncoderMakesOfTheSameBits() {
        Made.seeded(random -> {
            for (int round = 0; round < 1000; round++) {
                random.nextBytes(body);
                String padded = Base32.toBase32String(body);
                ByteBuf out = Unpooled.buffer();
                TEXT.write(body, out);
                assertEquals(Made.ascii(padded.substring(0, 26)), out);
                byte[] read = new byte[16];
                assertTrue(TEXT.read(out, read));
                assertArrayEquals(body, read);
            }
        });
    }

    @Test
    void lowerCaseTextMeansTheSame() {
        for (int index = 0; index < body.length; index++) {
            body[index] = (byte) (index * 83 + 7);
        }
        ByteBuf out = Unpooled.buffer();
        TEXT.write(body, out);
        String lower = out.toString(StandardCharsets.US_ASCII).toLowerCase(Locale.ROOT);
        byte[] read = new byte[16];
        assertTrue(TEXT.read(Made.ascii(lower), read));
        assertArrayEquals(body, read);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", ZEROS + "A", "AAAAAAAAAAAAAAAAAAAAAAAAA"})
    void textOfAnotherLengthIsRefused(String token) {
        assertFalse(TEXT.read(Made.ascii(token), body));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1", "8", "9", "=", "@", "[", "`", "{", " ", "|"})
    void textWithASymbolOutsideTheAlphabetIsRefused(String symbol) {
        assertFalse(TEXT.read(Made.ascii(symbol + ZEROS.substring(1)), body));
        assertTrue(TEXT.read(Made.ascii(ZEROS), body));
    }

    @ParameterizedTest
    @ValueSource(strings = {"B", "C", "D", "Z"})
    void textWithLeftOverBitsIsRefused(String last) {
        assertFalse(TEXT.read(Made.ascii(ZEROS.substring(1) + last), body));
    }

    @Test
    void aBarcodeOfAnotherPrefixIsRefused() {
        assertFalse(new TokenForm.Codabar14(Made.PRESS).read(Made.barcode(Made.PRINT, 7), body));
    }

    @Test
    void nothingIsWrittenWhereNotAllFits() {
        ByteBuf narrow = Unpooled.buffer(5, 13);
        assertThrows(IndexOutOfBoundsException.class, () -> TEXT.write(body, narrow));
        TokenForm codabar = new TokenForm.Codabar14(Made.PRESS);
        assertThrows(IndexOutOfBoundsException.class, () -> codabar.write(new byte[8], narrow));
        assertEquals(0, narrow.writerIndex());
    }
}
