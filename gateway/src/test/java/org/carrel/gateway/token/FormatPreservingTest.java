package org.carrel.gateway.token;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HexFormat;
import org.bouncycastle.crypto.fpe.FPEFF1Engine;
import org.bouncycastle.crypto.params.FPEParameters;
import org.bouncycastle.crypto.params.KeyParameter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Our FF1 against NIST's samples for AES-256 and against another implementation. */
class FormatPreservingTest {

    private static final byte[] NIST_KEY =
            HexFormat.of()
                    .parseHex("2B7E151628AED2A6ABF7158809CF4F3CEF4359D8D580AA4F7F036D6F04FC6A94");
    private static final byte[] ORDER = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9};

    @Test
    void the_published_sample_without_a_tweak_comes_out_and_back() {
        assertSample("", new byte[] {6, 6, 5, 7, 6, 6, 7, 0, 0, 9});
    }

    @Test
    void the_published_sample_with_a_tweak_comes_out_and_back() {
        assertSample("39383736353433323130", new byte[] {1, 0, 0, 1, 6, 2, 3, 4, 6, 3});
    }

    private static void assertSample(String tweak, byte[] expected) {
        FormatPreserving engine =
                new FormatPreserving(NIST_KEY, HexFormat.of().parseHex(tweak), ORDER.length);
        byte[] digits = ORDER.clone();
        engine.encrypt(digits);
        assertArrayEquals(expected, digits);
        engine.decrypt(digits);
        assertArrayEquals(ORDER, digits);
    }

    @ParameterizedTest
    @ValueSource(ints = {6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19})
    void every_length_agrees_with_another_implementation(int length) {
        Made.seeded(random -> {
            byte[] key = new byte[TokenKey.BYTES];
            byte[] digits = new byte[length];
            for (int round = 0; round < 200; round++) {
                byte[] tweak = new byte[random.nextInt(50)];
                random.nextBytes(key);
                random.nextBytes(tweak);
                for (int place = 0; place < length; place++) {
                    digits[place] = (byte) random.nextInt(10);
                }
                assertAgreement(key, tweak, digits);
            }
        });
    }

    private static void assertAgreement(byte[] key, byte[] tweak, byte[] digits) {
        FPEFF1Engine other = new FPEFF1Engine();
        other.init(true, new FPEParameters(new KeyParameter(key), 10, tweak));
        byte[] expected = new byte[digits.length];
        other.processBlock(digits, 0, digits.length, expected, 0);
        FormatPreserving ours = new FormatPreserving(key, tweak, digits.length);
        byte[] changed = digits.clone();
        ours.encrypt(changed);
        assertArrayEquals(expected, changed);
        ours.decrypt(changed);
        assertArrayEquals(digits, changed);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 5, 20})
    void fewer_than_a_million_numbers_or_more_than_fit_are_refused(int length) {
        assertThrows(
                IllegalArgumentException.class,
                () -> new FormatPreserving(NIST_KEY, new byte[0], length));
    }
}
