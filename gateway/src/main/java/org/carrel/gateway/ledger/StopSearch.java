package org.carrel.gateway.ledger;

import io.netty.buffer.ByteBuf;

/** Looks for the end of a field or of a message, eight bytes at a time. Immutable. */
final class StopSearch {
    private static final long EACH = 0x0101010101010101L;
    private static final long HIGH = 0x8080808080808080L;
    private static final int CONTROLS = 0x20;

    private final int delimiter;
    private final long delimiters;

    StopSearch(char delimiter) {
        this.delimiter = delimiter;
        this.delimiters = EACH * delimiter;
    }

    /** The place of the next delimiter or end of line, or {@code to}. */
    int next(ByteBuf bytes, int from, int to) {
        int at = from;
        while (at + Long.BYTES <= to) {
            long word = bytes.getLongLE(at);
            long unlike = word ^ delimiters;
            // the lowest high bit that is set here is exact; those above it may be a borrow's
            long ends = (unlike - EACH) & ~unlike;
            long controls = (word - EACH * CONTROLS) & ~word;
            long found = (ends | controls) & HIGH;
            if (found == 0) {
                at += Long.BYTES;
            } else {
                at += Long.numberOfTrailingZeros(found) / Byte.SIZE;
                if (isStop(bytes.getByte(at))) {
                    return at;
                }
                at++; // some other control character
            }
        }
        while (at < to && !isStop(bytes.getByte(at))) {
            at++;
        }
        return at;
    }

    private boolean isStop(int octet) {
        return octet == delimiter || octet == '\r' || octet == '\n';
    }
}
