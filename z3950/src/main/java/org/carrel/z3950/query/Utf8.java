package org.carrel.z3950.query;

/** UTF-8 byte by byte, because a text of Java cannot be wiped. */
final class Utf8 {
    private static final int CONTINUATION = 0x80;

    private Utf8() {}

    /** How many bytes the character at a place takes, or 0 where there is none. */
    static int widthAt(Window text, int at) {
        int width = widthOf(text.byteAt(at));
        if (width > text.length() - at) {
            return 0;
        }
        for (int next = 1; next < width; next++) {
            if ((text.byteAt(at + next) & 0xC0) != CONTINUATION) {
                return 0;
            }
        }
        return width > 1 && isForbidden(codePointAt(text, at, width), width) ? 0 : width;
    }

    /** The character at a place, of the width that {@link #widthAt} gave. */
    static int codePointAt(Window text, int at, int width) {
        int lead = text.byteAt(at);
        int codePoint = width == 1 ? lead : lead & (0xFF >> (width + 1));
        for (int next = 1; next < width; next++) {
            codePoint = (codePoint << 6) | (text.byteAt(at + next) & 0x3F);
        }
        return codePoint;
    }

    /** Appends a character. */
    static void write(int codePoint, WipedBuffer to) {
        if (codePoint < 0x80) {
            to.writeByte(codePoint);
        } else if (codePoint < 0x800) {
            to.writeByte(0xC0 | (codePoint >> 6));
            continuation(codePoint, to);
        } else if (codePoint < 0x10000) {
            to.writeByte(0xE0 | (codePoint >> 12));
            continuation(codePoint >> 6, to);
            continuation(codePoint, to);
        } else {
            to.writeByte(0xF0 | (codePoint >> 18));
            continuation(codePoint >> 12, to);
            continuation(codePoint >> 6, to);
            continuation(codePoint, to);
        }
    }

    private static void continuation(int bits, WipedBuffer to) {
        to.writeByte(CONTINUATION | (bits & 0x3F));
    }

    private static int widthOf(int lead) {
        if (lead < 0x80) {
            return 1;
        }
        if (lead < 0xC2 || lead > 0xF4) {
            return Integer.MAX_VALUE;
        }
        return lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    }

    /** Written longer than needed, half of a pair, or beyond the last plane. */
    private static boolean isForbidden(int codePoint, int width) {
        int least = width == 2 ? 0x80 : width == 3 ? 0x800 : 0x10000;
        return codePoint < least
                || codePoint > Character.MAX_CODE_POINT
                || (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE);
    }
}
