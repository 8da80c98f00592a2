package org.carrel.sip2;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;

/**
 * A window on one value inside a frame, in UTF-8. It owns nothing and is good only until its frame
 * is closed. Its text form shows a length and never the value, so that it cannot be logged by
 * accident.
 */
public final class Sip2Value {
    private final ByteBuf frame;
    private final int start;
    private final int length;

    Sip2Value(ByteBuf frame, int start, int length) {
        this.frame = frame;
        this.start = start;
        this.length = length;
    }

    /**
     * A window on the readable bytes of a buffer, for values that come from elsewhere than a frame.
     */
    public static Sip2Value of(ByteBuf bytes) {
        return new Sip2Value(bytes, bytes.readerIndex(), bytes.readableBytes());
    }

    /** The length in bytes of UTF-8. */
    public int length() {
        return length;
    }

    public boolean isEmpty() {
        return length == 0;
    }

    /** One byte, as 0 to 255. */
    public int byteAt(int position) {
        if (position < 0 || position >= length) {
            throw new IndexOutOfBoundsException(position);
        }
        return frame.getUnsignedByte(start + position);
    }

    /** Whether both windows show the same bytes. */
    public boolean contentEquals(Sip2Value other) {
        return length == other.length
                && (length < Long.BYTES
                        ? ByteBufUtil.equals(frame, start, other.frame, other.start, length)
                        : hasSameWords(other));
    }

    /** Eight bytes at a time, of which the last eight may overlap those before them. */
    private boolean hasSameWords(Sip2Value other) {
        int last = length - Long.BYTES;
        for (int at = 0; at < last; at += Long.BYTES) {
            if (word(at) != other.word(at)) {
                return false;
            }
        }
        return word(last) == other.word(last);
    }

    private long word(int at) {
        return frame.getLongLE(start + at);
    }

    /** Whether the value is this ASCII text, which is the protocol's own and never a person's. */
    public boolean is(CharSequence ascii) {
        if (ascii.length() != length) {
            return false;
        }
        for (int at = 0; at < length; at++) {
            if (frame.getByte(start + at) != ascii.charAt(at)) {
                return false;
            }
        }
        return true;
    }

    /** A part of this window. */
    public Sip2Value part(int from, int partLength) {
        if (from < 0 || partLength < 0 || partLength > length - from) {
            throw new IndexOutOfBoundsException(from);
        }
        return new Sip2Value(frame, start + from, partLength);
    }

    /**
     * The window without the blanks around it, which terminals add to card and item numbers
     * (sip2.md §7, row 32).
     */
    public Sip2Value trimmed() {
        int from = start;
        int to = start + length;
        while (from < to && frame.getByte(from) == ' ') {
            from++;
        }
        while (to > from && frame.getByte(to - 1) == ' ') {
            to--;
        }
        return new Sip2Value(frame, from, to - from);
    }

    /** Appends the value's bytes to a buffer. */
    public void copyTo(ByteBuf to) {
        to.writeBytes(frame, start, length);
    }

    /** Copies the value's bytes over those at a place of a buffer. */
    void copyTo(ByteBuf to, int at) {
        to.setBytes(at, frame, start, length);
    }

    /** Whether it is printable ASCII all through. */
    boolean isPrintable() {
        return Plainness.printable(frame, start, start + length);
    }

    /**
     * The same window as a buffer that shares the frame's memory and its life; not to be released.
     */
    public ByteBuf bytes() {
        return frame.slice(start, length);
    }

    @Override
    public String toString() {
        return "value of " + length + " bytes";
    }
}
