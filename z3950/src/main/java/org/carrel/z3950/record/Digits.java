package org.carrel.z3950.record;

import io.netty.buffer.ByteBuf;

/** The numbers of ISO 2709, of four or five digits of ASCII, read and set four digits at a time. */
final class Digits {
    /** What {@link #four} and {@link #five} answer where there is no number. */
    static final int NONE = -1;

    private static final int ZEROES = 0x30303030;
    private static final int ABOVE_NINE = 0x76767676;
    private static final int HIGH_BITS = 0x80808080;

    private Digits() {}

    static int four(ByteBuf bytes, int at) {
        int digits = bytes.getInt(at) ^ ZEROES;
        if (((digits | (digits + ABOVE_NINE)) & HIGH_BITS) != 0) {
            return NONE;
        }
        return (digits >>> 24) * 1000
                + ((digits >>> 16) & 0xFF) * 100
                + ((digits >>> 8) & 0xFF) * 10
                + (digits & 0xFF);
    }

    static int five(ByteBuf bytes, int at) {
        int first = bytes.getByte(at) - '0';
        int rest = four(bytes, at + 1);
        return first < 0 || first > 9 || rest == NONE ? NONE : first * 10_000 + rest;
    }

    static void setFour(ByteBuf bytes, int at, int number) {
        int digits =
                ((number / 1000) << 24)
                        | ((number / 100 % 10) << 16)
                        | ((number / 10 % 10) << 8)
                        | (number % 10);
        bytes.setInt(at, digits | ZEROES);
    }

    static void setFive(ByteBuf bytes, int at, int number) {
        bytes.setByte(at, '0' + number / 10_000);
        setFour(bytes, at + 1, number % 10_000);
    }
}
