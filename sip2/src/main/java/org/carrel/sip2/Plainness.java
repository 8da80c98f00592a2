package org.carrel.sip2;

import io.netty.buffer.ByteBuf;

/** Tells whether bytes may go to any peer as they stand: printable ASCII without the delimiter. */
final class Plainness {
    private static final long EACH = 0x0101010101010101L;
    private static final long HIGH = 0x8080808080808080L;

    private Plainness() {}

    /** Whether the range holds printable ASCII only, and no delimiter. */
    static boolean of(ByteBuf buffer, int from, int to) {
        return printable(buffer, from, to)
                && buffer.indexOf(from, to, (byte) Sip2Message.DELIMITER) < 0;
    }

    /**
     * Whether the range holds printable ASCII only (0x20 to 0x7F; delete is harmless on a wire).
     */
    static boolean printable(ByteBuf buffer, int from, int to) {
        int at = from;
        long bad = 0;
        for (; at + Long.BYTES <= to; at += Long.BYTES) {
            long word = buffer.getLongLE(at);
            // a byte below 0x20 borrows from its own high bit; one above 0x7F has it already
            bad |= word | (word - EACH * 0x20);
        }
        for (; at < to; at++) {
            int octet = buffer.getByte(at);
            bad |= octet < 0x20 ? HIGH : 0;
        }
        return (bad & HIGH) == 0;
    }
}
