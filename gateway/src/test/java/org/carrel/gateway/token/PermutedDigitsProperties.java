package org.carrel.gateway.token;

import static org.carrel.gateway.token.Made.LIBRARY;
import static org.carrel.gateway.token.Made.PRESS;
import static org.carrel.gateway.token.Made.PRINT;
import static org.carrel.gateway.token.Made.SCOPE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.BitSet;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PermutedDigitsProperties {

    private static final int ALL = 100_000_000;
    private static final int SAMPLE = 100_000;

    /** Beyond these, chance is less than one in 10¹⁰: χ² with 9 and with 81 degrees of freedom. */
    private static final double UNEVEN = 66;

    private static final double RELATED = 181;

    @Test
    void aMillionCardsHaveAMillionTokensOutsideTheLibrarysRange() {
        Made.seeded(random -> {
            int from = random.nextInt(ALL - 1_000_000);
            BitSet seen = new BitSet(ALL);
            try (TokenKey key = Made.key(random);
                    PermutedDigits press = Made.permuted(key, SCOPE, LIBRARY, PRESS)) {
                int[] serials =
                        IntStream.range(from, from + 1_000_000)
                                .parallel()
                                .map(serial -> checkedToken(press, serial))
                                .toArray();
                IntStream.of(serials).forEach(seen::set);
            }
            assertEquals(1_000_000, seen.cardinality());
        });
    }

    /** The serial number of a token after all that must hold for each. */
    private static int checkedToken(PermutedDigits press, int serial) {
        ByteBuf card = Made.barcode(LIBRARY, serial);
        ByteBuf token = Made.token(press, card);
        assertTrue(Codabar.isBarcode(token));
        assertEquals(PRESS.value(), number(token, 0, 5));
        if (serial % 10 == 0) {
            Made.assertCard(card, press, token);
        }
        return number(token, 5, 8);
    }

    private static int number(ByteBuf digits, int from, int count) {
        int number = 0;
        for (int place = from; place < from + count; place++) {
            number = 10 * number + digits.getByte(place) - '0';
        }
        return number;
    }

    @Test
    void digitsAreEvenAndTwoVendorsTokensUnrelated() {
        Made.seeded(random -> {
            try (TokenKey one = Made.key(random);
                    TokenKey other = Made.key(random);
                    PermutedDigits press = Made.permuted(one, SCOPE, LIBRARY, PRESS);
                    PermutedDigits print = Made.permuted(other, SCOPE, LIBRARY, PRINT)) {
                int[] cards = distinctSerials(random);
                int[] atPress = serials(press, cards);
                int[] atPrint = serials(print, cards);
                assertEven(atPress);
                assertEven(atPrint);
                assertUnrelated(atPress, atPrint);
                assertUnrelated(cards, atPress);
            }
        });
    }

    private static int[] distinctSerials(SplittableRandom random) {
        return random.ints(0, ALL).distinct().limit(SAMPLE).toArray();
    }

    private static int[] serials(PermutedDigits vendor, int[] cards) {
        return IntStream.of(cards)
                .parallel()
                .map(serial -> number(Made.token(vendor, Made.barcode(LIBRARY, serial)), 5, 8))
                .toArray();
    }

    private static void assertEven(int[] serials) {
        for (int power = 1; power < ALL; power *= 10) {
            int[] counts = new int[10];
            for (int serial : serials) {
                counts[serial / power % 10]++;
            }
            double uneven = chiSquare(counts, SAMPLE / 10.0);
            assertTrue(uneven < UNEVEN, "digit at " + power + ": " + uneven);
        }
    }

    private static void assertUnrelated(int[] left, int[] right) {
        for (int power = 1; power < ALL; power *= 10) {
            for (int otherPower = 1; otherPower < ALL; otherPower *= 10) {
                int[] counts = new int[100];
                for (int index = 0; index < SAMPLE; index++) {
                    counts[left[index] / power % 10 * 10 + right[index] / otherPower % 10]++;
                }
                double related = chiSquare(counts, SAMPLE / 100.0);
                assertTrue(related < RELATED, power + " and " + otherPower + ": " + related);
            }
        }
    }

    private static double chiSquare(int[] counts, double expected) {
        return IntStream.of(counts)
                .mapToDouble(count -> (count - expected) * (count - expected) / expected)
                .sum();
    }

    @Test
    void noTokenOfAnotherVendorOrOfTheLibraryIsEverTaken() {
        Made.seeded(random -> {
            try (TokenKey key = Made.key(random);
                    PermutedDigits press = Made.permuted(key, SCOPE, LIBRARY, PRESS)) {
                ByteBuf out = Unpooled.buffer();
                for (int round = 0; round < SAMPLE; round++) {
                    int prefix = random.nextInt(PRESS.value());
                    ByteBuf foreign = Made.barcode(new CodabarPrefix(prefix), random.nextInt(ALL));
                    assertFalse(press.card(foreign, out));
                }
                assertEquals(0, out.writerIndex());
            }
        });
    }
}
