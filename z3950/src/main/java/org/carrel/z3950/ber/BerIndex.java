package org.carrel.z3950.ber;

import java.util.Arrays;

/**
 * Where each element of a buffer stands, in the order of its bytes: numbers only, no values. An
 * element's first child, if it has one, is the next entry; {@code next} is the entry behind all
 * that it holds.
 */
final class BerIndex {
    private static final int STRIDE = 6;
    private static final int USUAL_ELEMENTS = 32;
    private static final int CONSTRUCTED = 1 << 31;

    private static final int TAG = 0;
    private static final int OFFSET = 1;
    private static final int START = 2;
    private static final int END = 3;
    private static final int NEXT = 4;
    private static final int DEFINITE = 5;

    private int[] numbers = new int[USUAL_ELEMENTS * STRIDE];
    private int elements;

    /** Adds an element whose identifier stands at one place and whose contents at another. */
    int add(int tag, boolean constructed, int offset, int start) {
        int at = elements * STRIDE;
        if (at == numbers.length) {
            numbers = Arrays.copyOf(numbers, numbers.length * 2);
        }
        numbers[at + TAG] = constructed ? tag | CONSTRUCTED : tag;
        numbers[at + OFFSET] = offset;
        numbers[at + START] = start;
        return elements++;
    }

    /** Ends an element, and all that it holds, where its contents end. */
    void close(int element, int end) {
        int at = element * STRIDE;
        numbers[at + END] = end;
        numbers[at + NEXT] = elements;
    }

    /** Adds to the definite length of an element. */
    void grow(int element, int definite) {
        numbers[element * STRIDE + DEFINITE] += definite;
    }

    int elements() {
        return elements;
    }

    int tag(int element) {
        return numbers[element * STRIDE + TAG] & ~CONSTRUCTED;
    }

    boolean isConstructed(int element) {
        return numbers[element * STRIDE + TAG] < 0;
    }

    int offset(int element) {
        return numbers[element * STRIDE + OFFSET];
    }

    int start(int element) {
        return numbers[element * STRIDE + START];
    }

    int end(int element) {
        return numbers[element * STRIDE + END];
    }

    int next(int element) {
        return numbers[element * STRIDE + NEXT];
    }

    /** How long its contents are when every length in them is definite and minimal. */
    int definite(int element) {
        return numbers[element * STRIDE + DEFINITE];
    }
}
