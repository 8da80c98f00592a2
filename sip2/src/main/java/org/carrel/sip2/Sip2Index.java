package org.carrel.sip2;

import java.util.Arrays;

/**
 * Where each field of a frame stands: id, start and end of its value, in the order of the message.
 * Numbers only, no values.
 */
final class Sip2Index {
    static final int ID_LENGTH = 2;
    private static final int USUAL_FIELDS = 12;

    /** Bits of a place; a frame's largest size needs 19 of them. */
    private static final int PLACE = 24;

    private static final int ID_PLACE = 2 * PLACE;
    private static final int PLACES = (1 << PLACE) - 1;

    /** Of each field id, start and end as one number, for there is an index to every message. */
    private long[] entries = new long[USUAL_FIELDS];

    private int fields;

    void add(int id, int start, int end) {
        if (fields == entries.length) {
            entries = Arrays.copyOf(entries, fields * 2);
        }
        entries[fields++] = ((long) id << ID_PLACE) | ((long) start << PLACE) | end;
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
        return (int) (entries[field] >>> ID_PLACE);
    }

    int start(int field) {
        return (int) (entries[field] >>> PLACE) & PLACES;
    }

    int end(int field) {
        return (int) entries[field] & PLACES;
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
