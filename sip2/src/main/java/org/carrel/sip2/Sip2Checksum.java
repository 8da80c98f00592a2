package org.carrel.sip2;

import io.netty.buffer.ByteBuf;

/**
 * The checksum of SIP2's error detection: all bytes from the first of the message to the letters
 * {@code AZ}, summed, two's complement of the low 16 bits, four hexadecimal digits with their
 * leading zeros. Source: 3M SIP 2.00, "Checksum" (sip2.md §5.1).
 */
final class Sip2Checksum {
    private static final long EVERY_SECOND_BYTE = 0x00FF00FF00FF00FFL;
    private static final byte[] DIGITS = {
        '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F'
    };

    private Sip2Checksum() {}

    /** The checksum of the bytes from {@code from} to before {@code to}, as 0 to 0xFFFF. */
    static int of(ByteBuf buffer, int from, int to) {
        int sum = 0;
        int at = from;
        while (at + Long.BYTES <= to) {
            // up to 128 words fit into four 16-bit lanes before one could overflow
            int stop = Math.min(to - Long.BYTES, at + 127 * Long.BYTES);
            long lanes = 0;
            for (; at <= stop; at += Long.BYTES) {
                long word = buffer.getLongLE(at);
                lanes += (word & EVERY_SECOND_BYTE) + (word >>> 8 & EVERY_SECOND_BYTE);
            }
            sum +=
                    (int)
                            ((lanes & 0xFFFF)
                                    + (lanes >>> 16 & 0xFFFF)
                                    + (lanes >>> 32 & 0xFFFF)
                                    + (lanes >>> 48));
        }
        for (; at < to; at++) {
            sum += buffer.getUnsignedByte(at);
        }
        return -sum & 0xFFFF;
    }

    /** Appends the four digits. */
    static void write(int checksum, ByteBuf to) {
        to.writeByte(DIGITS[checksum >>> 12])
                .writeByte(DIGITS[checksum >>> 8 & 0xF])
                .writeByte(DIGITS[checksum >>> 4 & 0xF])
                .writeByte(DIGITS[checksum & 0xF]);
    }

    /** Reads four hexadecimal digits of either case; -1 where they are none. */
    static int read(ByteBuf buffer, int at) {
        int checksum = 0;
        for (int next = at; next < at + 4; next++) {
            int digit = Character.digit(buffer.getByte(next), 16);
            if (digit < 0) {
                return -1;
            }
            checksum = checksum << 4 | digit;
        }
        return checksum;
    }
}
