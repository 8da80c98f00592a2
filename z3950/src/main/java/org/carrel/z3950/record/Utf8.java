package org.carrel.z3950.record;

import io.netty.buffer.ByteBuf;

/** UTF-8 as bytes in a buffer: whether they are it, and one character written or read. */
public final class Utf8 {
    /** What stands for bytes that are no character. */
    static final int REPLACEMENT = 0xFFFD;

    private static final long HIGH_BITS = 0x8080808080808080L;

    private Utf8() {}

    /** Where the first byte stands that is not ASCII, or -1. */
    static int firstBeyondAscii(ByteBuf bytes, int from, int to) {
        int at = from;
        while (to - at >= Long.BYTES && (bytes.getLong(at) & HIGH_BITS) == 0) {
            at += Long.BYTES;
        }
        while (at < to && bytes.getByte(at) >= 0) {
            at++;
        }
        return at < to ? at : -1;
    }

    /** Whether the bytes are whole characters, each in its shortest form. */
    public static boolean isValid(ByteBuf bytes, int from, int to) {
        int at = firstBeyondAscii(bytes, from, to);
        while (at >= 0 && at < to) {
            int length = length(bytes, at, to);
            if (length == 0) {
                return false;
            }
            at += length;
        }
        return true;
    }

    /** How many bytes the character at a place has; 0 where there is none. */
    static int length(ByteBuf bytes, int at, int to) {
        int first = bytes.getByte(at);
        if (first >= 0) {
            return 1;
        }
        int length =
                (first & 0xE0) == 0xC0
                        ? 2
                        : (first & 0xF0) == 0xE0 ? 3 : (first & 0xF8) == 0xF0 ? 4 : 0;
        if (length == 0 || length > to - at) {
            return 0;
        }
        for (int next = 1; next < length; next++) {
            if ((bytes.getByte(at + next) & 0xC0) != 0x80) {
                return 0;
            }
        }
        return isShortest(decode(bytes, at, length), length) ? length : 0;
    }

    /** The character of so many bytes at a place, which {@link #length} has looked at. */
    static int decode(ByteBuf bytes, int at, int length) {
        int first = bytes.getByte(at);
        if (length <= 1) {
            return first & 0x7F;
        }
        int value = first & (0x7F >> length);
        for (int next = 1; next < length; next++) {
            value = (value << 6) | (bytes.getByte(at + next) & 0x3F);
        }
        return value;
    }

    /** Appends a character to a buffer that has room for four bytes. */
    static void write(ByteBuf to, int character) {
        if (character < 0x80) {
            to.writeByte(character);
        } else if (character < 0x800) {
            to.writeByte(0xC0 | (character >> 6)).writeByte(0x80 | (character & 0x3F));
        } else if (character < 0x10000) {
            to.writeByte(0xE0 | (character >> 12))
                    .writeByte(0x80 | ((character >> 6) & 0x3F))
                    .writeByte(0x80 | (character & 0x3F));
        } else {
            to.writeByte(0xF0 | (character >> 18))
                    .writeByte(0x80 | ((character >> 12) & 0x3F))
                    .writeByte(0x80 | ((character >> 6) & 0x3F))
                    .writeByte(0x80 | (character & 0x3F));
        }
    }

    private static boolean isShortest(int character, int length) {
        return switch (length) {
            case 2 -> character >= 0x80;
            case 3 -> character >= 0x800 && (character < 0xD800 || character > 0xDFFF);
            default -> character >= 0x10000 && character <= 0x10FFFF;
        };
    }
}
