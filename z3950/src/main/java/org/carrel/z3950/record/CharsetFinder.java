package org.carrel.z3950.record;

import io.netty.buffer.ByteBuf;

/**
 * Finds out what a record's text is written in, whatever its leader says: systems declare one set
 * and write another (z3950.md §8.1, leader/09). Text that is whole UTF-8 with letters beyond ASCII
 * is UTF-8; other text cannot be.
 */
final class CharsetFinder {
    private static final byte ESCAPE = 0x1B;
    private static final int CODING_SCHEME = 9;
    private static final long EACH_BYTE = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;

    private CharsetFinder() {}

    /** Whether there is nothing in a record but ASCII without escapes, the same in every set. */
    static boolean isPlain(ByteBuf bytes) {
        int end = bytes.writerIndex();
        int at = Marc.LEADER_LENGTH;
        long special = 0;
        while (end - at >= Long.BYTES && special == 0) {
            long eight = bytes.getLong(at);
            long escapes = eight ^ (EACH_BYTE * ESCAPE);
            special = (eight | ((escapes - EACH_BYTE) & ~escapes)) & HIGH_BITS;
            at += Long.BYTES;
        }
        boolean plain = special == 0;
        while (plain && at < end) {
            int octet = bytes.getByte(at++);
            plain = octet >= 0 && octet != ESCAPE;
        }
        return plain;
    }

    /**
     * What the fields of a record are written in.
     *
     * @param usual what is meant by text that is no UTF-8, where it can be
     */
    static MarcCharset find(ByteBuf bytes, MarcIndex index, MarcCharset usual) {
        int size = bytes.writerIndex();
        int special = Utf8.firstBeyondAscii(bytes, Marc.LEADER_LENGTH, size);
        boolean declared = bytes.getByte(CODING_SCHEME) == 'a';
        if (special < 0) {
            boolean escapes = !declared && bytes.indexOf(Marc.LEADER_LENGTH, size, ESCAPE) >= 0;
            return escapes ? usual : MarcCharset.UTF_8;
        }
        if (isUtf8(bytes, index)) {
            return MarcCharset.UTF_8;
        }
        return isPossible(bytes, index, usual) ? usual : MarcCharset.LATIN_1;
    }

    /** Makes leader/09 of a MARC 21 record say what its text is written in. */
    static void correct(ByteBuf bytes, MarcCharset charset) {
        if (charset != MarcCharset.UTF_8) {
            bytes.setByte(CODING_SCHEME, ' ');
        } else if (Utf8.firstBeyondAscii(bytes, Marc.LEADER_LENGTH, bytes.writerIndex()) >= 0) {
            bytes.setByte(CODING_SCHEME, 'a');
        }
    }

    private static boolean isUtf8(ByteBuf bytes, MarcIndex index) {
        for (int field = 0; field < index.size(); field++) {
            if (!Utf8.isValid(bytes, index.start(field), index.end(field))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPossible(ByteBuf bytes, MarcIndex index, MarcCharset charset) {
        for (int field = 0; field < index.size(); field++) {
            int end = index.end(field);
            for (int at = index.start(field); at < end; at++) {
                int octet = bytes.getByte(at);
                if (octet == ESCAPE && charset == MarcCharset.MARC_8) {
                    return true; // escapes are MARC-8's own, and change what bytes mean
                }
                if (octet < 0 && !LatinSets.has(charset, octet & 0xFF)) {
                    return false;
                }
            }
        }
        return true;
    }
}
