package org.carrel.gateway.token;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.netty.buffer.Unpooled;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class DigitPermutationTest {

    /** Sample 8 of NIST's FF1 examples: AES-256, tweak 39383736353433323130. */
    private static final String SAMPLE_KEY =
            "2B7E151628AED2A6ABF7158809CF4F3CEF4359D8D580AA4F7F036D6F04FC6A94";

    private static final TokenScope SAMPLE_TWEAK = new TokenScope("98", 0x3736353433323130L);

    private final TokenKey key =
            TokenKey.of(Unpooled.wrappedBuffer(HexFormat.of().parseHex(SAMPLE_KEY)));

    @Test
    void thePublishedSampleComesOutAndBack() {
        try (DigitPermutation permutation = new DigitPermutation(key, SAMPLE_TWEAK, 10, 2)) {
            byte[] digits = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9};
            permutation.apply(digits);
            assertArrayEquals(new byte[] {1, 0, 0, 1, 6, 2, 3, 4, 6, 3}, digits);
            permutation.undo(digits);
            assertArrayEquals(new byte[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9}, digits);
        }
    }

    @Test
    void theKeyMayBeClosedOnceRead() {
        try (DigitPermutation permutation = new DigitPermutation(key, SAMPLE_TWEAK, 10, 1)) {
            key.close();
            byte[] digits = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9};
            permutation.apply(digits);
            assertEquals(3, digits[9]);
        }
    }

    @Test
    void afterCloseNothingIsPermuted() {
        DigitPermutation permutation = new DigitPermutation(key, SAMPLE_TWEAK, 10, 2);
        permutation.close();
        byte[] digits = {1, 2, 3, 4, 5, 6, 7, 8, 9, 0};
        assertThrows(NoToken.class, () -> permutation.apply(digits));
        assertThrows(NoToken.class, () -> permutation.undo(digits));
        assertArrayEquals(new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 0}, digits);
    }
}
