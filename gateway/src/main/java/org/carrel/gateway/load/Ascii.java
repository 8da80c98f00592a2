package org.carrel.gateway.load;

import java.nio.charset.StandardCharsets;

/**
 * Numbers and checksums in plain byte arrays. The checksum is SIP2's: all bytes to the letters
 * {@code AZ} summed, two's complement, four hexadecimal digits (sip2.md §5.1).
 */
final class Ascii {
    /** How many digits a checksum has. */
    static final int CHECKSUM = 4;

    private static final byte[] DIGITS = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);

    private Ascii() {}

    /** The checksum of the bytes from {@code from} to before {@code to}, as 0 to 0xFFFF. */
    static int checksum(byte[] bytes, int from, int to) {
        int sum = 0;
        for (int at = from; at < to; at++) {
            sum += bytes[at] & 0xFF;
        }
        return -sum & 0xFFFF;
    }

    /** Writes a checksum's four digits. */
    static void putChecksum(int checksum, byte[] bytes, int at) {
        for (int digit = 0; digit < CHECKSUM; digit++) {
            int shift = Byte.SIZE / 2 * (CHECKSUM - 1 - digit);
            bytes[at + digit] = DIGITS[(checksum >>> shift) & 0xF];
        }
    }

    /** A checksum's four digits of either case as 0 to 0xFFFF; -1 where they are none. */
    static int checksum(byte[] bytes, int at) {
        int checksum = 0;
        for (int next = at; next < at + CHECKSUM; next++) {
            int digit = Character.digit(bytes[next], 16);
            if (digit < 0) {
                return -1;
            }
            checksum = (checksum << 4) | digit;
        }
        return checksum;
    }

    /** Two digits as 0 to 99; -1 where they are none. */
    static int number(byte[] bytes, int at) {
        int tens = Character.digit(bytes[at], 10);
        int ones = Character.digit(bytes[at + 1], 10);
        return tens < 0 || ones < 0 ? -1 : tens * 10 + ones;
    }
}
