package org.carrel.z3950.record;

import io.netty.buffer.ByteBuf;

/**
 * Walks along the subfields of one data field: call {@link #next()} until it says no. It owns
 * nothing; one thread.
 */
public final class Subfields {
    private final ByteBuf bytes;
    private final int end;
    private int next;
    private int start;
    private int stop;

    /** The subfields of the field at a position of a record, which is no control field. */
    public Subfields(Marc marc, int field) {
        this(marc.bytes(), marc.start(field), marc.end(field));
    }

    private Subfields(ByteBuf bytes, int start, int end) {
        this.bytes = bytes;
        this.end = end;
        this.next = Math.min(start + Marc.INDICATORS, end);
    }

    /**
     * Goes on to the next subfield; false where there is none. What stands before the first
     * separator is no subfield and passed over, and so is a separator without a code.
     */
    public boolean next() {
        int mark = next;
        while (mark < end && !begins(mark)) {
            mark++;
        }
        if (end - mark < 2) {
            return false;
        }
        start = mark + 2;
        int found = bytes.indexOf(start, end, Marc.SUBFIELD);
        stop = found < 0 ? end : found;
        next = stop;
        return true;
    }

    /** A separator right behind another one begins the subfield, for that is how others see it. */
    private boolean begins(int mark) {
        return bytes.getByte(mark) == Marc.SUBFIELD
                && (mark + 1 == end || bytes.getByte(mark + 1) != Marc.SUBFIELD);
    }

    /** The record's memory. */
    ByteBuf bytes() {
        return bytes;
    }

    /** The code, a letter or digit. */
    public int code() {
        return bytes.getUnsignedByte(start - 1);
    }

    /** Where its text begins in the record's memory. */
    public int start() {
        return start;
    }

    /** Where its text ends. */
    public int end() {
        return stop;
    }
}
