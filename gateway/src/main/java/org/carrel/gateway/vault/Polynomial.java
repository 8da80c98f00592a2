package org.carrel.gateway.vault;

/**
 * A text as a number: the value of the polynomial of its bytes, modulo the prime 2⁶¹−1, at a secret
 * point. Two different texts of up to 255 bytes have the same number with odds of 255 in 2⁶¹, as
 * long as the point is not known.
 */
final class Polynomial {
    /** The number of the empty text. */
    static final long EMPTY = 0;

    private static final long PRIME = (1L << 61) - 1;

    private Polynomial() {}

    /** A point made of 64 random bits. */
    static long point(long random) {
        return (random >>> 3) % (PRIME - 1) + 1;
    }

    /** The number of a text and one more byte, or one more word of up to 32 bits. */
    static long next(long number, long point, long word) {
        long high = Math.multiplyHigh(number, point);
        long low = number * point;
        long sum = (low & PRIME) + (low >>> 61 | high << 3);
        return reduced(reduced(sum) + word + 1);
    }

    private static long reduced(long number) {
        return number >= PRIME ? number - PRIME : number;
    }
}
