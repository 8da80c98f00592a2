package org.carrel.gateway.load;

import io.netty.buffer.ByteBuf;
import java.util.Arrays;

/**
 * The bytes that came in on one connection, and the message among them that is being looked at.
 * Belongs to the one event loop of a run.
 */
final class Inbox {
    /** The longest message that is waited for, in bytes. */
    static final int LONGEST = 64 * 1024;

    private static final int USUAL = 1024;

    private final byte terminator;
    private byte[] bytes = new byte[USUAL];
    private int filled;
    private int from;
    private int to;
    private int read;

    /** Cuts at the first of the terminator's bytes; a second one is skipped as white space. */
    Inbox(String terminator) {
        this.terminator = (byte) terminator.charAt(0);
    }

    /** Copies what can be read; returns false if the message has become longer than is sane. */
    boolean append(ByteBuf more) {
        int length = more.readableBytes();
        if (filled + length > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, filled + length));
        }
        more.readBytes(bytes, filled, length);
        filled += length;
        return filled <= LONGEST;
    }

    /** Goes on to the next whole message, if there is one; otherwise keeps what was not read. */
    boolean next() {
        from = read;
        while (from < filled && bytes[from] >= 0 && bytes[from] <= ' ') {
            from++;
        }
        for (int at = from; at < filled; at++) {
            if (bytes[at] == terminator) {
                to = at;
                read = at + 1;
                return true;
            }
        }
        System.arraycopy(bytes, from, bytes, 0, filled - from);
        filled -= from;
        read = 0;
        return false;
    }

    /** The array that holds the message from {@link #from()} to before {@link #to()}. */
    byte[] bytes() {
        return bytes;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }
}
