package org.carrel.sip2;

import java.util.Arrays;

/**
 * Where each field of a frame stands: id, start and end of its value, in the order of the message.
 * Numbers only, no values.
 */
final class Sip2Index {
    static final int ID_LENGTH = 2;
    private static final int STRIDE = 3;
    private static final int USUAL_FIELDS = 16;

    private int[] numbers = new int[USUAL_FIELDS * STRIDE];
    private int fields;

    void add(int id, int start, int end) {
        int at = fields * STRIDE;
        if (at == numbers.length) {
            numbers = Arrays.copyOf(numbers, numbers.length * 2);
        }
        numbers[at] = id;
        numbers[at + 1] = start;
        numbers[at + 2] = end;
        fields++;
    }

    /** Adds the entries of another index from one to before another, moved by so many bytes. */
    void addAll(Sip2Index from, int first, int end, int shift) {
        for (int field = first; field < end; field++) {
            add(from.id(field), from.start(field) + shift, from.end(field) + shift);
        }
    }

    /** Whether this field follows the one before it with nothing but a delimiter between. */
    boolean isNext(int field) {
        return start(field) == end(field - 1) + 1 + ID_LENGTH;
    }

    int fields() {
        return fields;
    }

    int id(int field) {
        return numbers[field * STRIDE];
    }

    int start(int field) {
        return numbers[field * STRIDE + 1];
    }

    int end(int field) {
        return numbers[field * STRIDE + 2];
    }

    /** The position of the first field with this id, or -1. */
    int find(int id) {
        for (int field = 0; field < fields; field++) {
            if (id(field) == id) {
                return field;
            }
        }
        return -1;
    }
}
