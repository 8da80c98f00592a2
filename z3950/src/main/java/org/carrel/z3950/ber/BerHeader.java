package org.carrel.z3950.ber;

import io.netty.buffer.ByteBuf;
import org.carrel.z3950.ber.MalformedBer.Fault;

/**
 * Reads and writes identifier and length octets. After {@link #read} the numbers of the last header
 * stand in its fields; one per reader, so that a header needs no object.
 */
final class BerHeader {
    /** The longest header that is accepted: four octets of identifier, five of length. */
    static final int LONGEST = 9;

    static final int INDEFINITE = -1;

    private static final int CONSTRUCTED = 0x20;
    private static final int HIGH_NUMBER = 0x1F;
    private static final int MORE = 0x80;
    private static final int MOST_LENGTH_OCTETS = 4;

    private int tag;
    private boolean constructed;
    private int length;
    private int at;

    /**
     * Reads the header that stands at a place; false where it is not whole before {@code limit}.
     *
     * @throws MalformedBer if it can be no header whatever follows
     */
    boolean read(ByteBuf bytes, int from, int limit) {
        at = from;
        return readTag(bytes, limit) && readLength(bytes, from, limit);
    }

    int tag() {
        return tag;
    }

    boolean isConstructed() {
        return constructed;
    }

    /** The length of the contents, or {@link #INDEFINITE}. */
    int length() {
        return length;
    }

    /** Where the contents begin. */
    int end() {
        return at;
    }

    /** How many octets a header of this tag and length has in its shortest form. */
    static int size(int tag, int length) {
        return tagSize(tag) + lengthSize(length);
    }

    static int tagSize(int tag) {
        int number = BerTag.number(tag);
        return number < HIGH_NUMBER ? 1 : number < 1 << 7 ? 2 : number < 1 << 14 ? 3 : 4;
    }

    static int lengthSize(int length) {
        return length < 0x80 ? 1 : 1 + (39 - Integer.numberOfLeadingZeros(length)) / 8;
    }

    static void writeTag(ByteBuf to, int tag, boolean isConstructed) {
        int first = BerTag.tagClass(tag) << 6 | (isConstructed ? CONSTRUCTED : 0);
        int number = BerTag.number(tag);
        if (number < HIGH_NUMBER) {
            to.writeByte(first | number);
            return;
        }
        to.writeByte(first | HIGH_NUMBER);
        for (int shift = (tagSize(tag) - 2) * 7; shift > 0; shift -= 7) {
            to.writeByte(MORE | (number >>> shift));
        }
        to.writeByte(number & 0x7F);
    }

    /** Sets the length octets at a place that has room for them. */
    static void setLength(ByteBuf bytes, int from, int length) {
        int octets = lengthSize(length) - 1;
        bytes.setByte(from, octets == 0 ? length : MORE | octets);
        for (int octet = 1; octet <= octets; octet++) {
            bytes.setByte(from + octet, length >>> ((octets - octet) * 8));
        }
    }

    private boolean readTag(ByteBuf bytes, int limit) {
        if (at >= limit) {
            return false;
        }
        int first = bytes.getUnsignedByte(at++);
        constructed = (first & CONSTRUCTED) != 0;
        int number = first & HIGH_NUMBER;
        if (number == HIGH_NUMBER) {
            number = 0;
            int octet;
            do {
                if (number > BerTag.HIGHEST_NUMBER >> 7) {
                    throw new MalformedBer(Fault.TAG_TOO_HIGH, at);
                }
                if (at >= limit) {
                    return false;
                }
                octet = bytes.getUnsignedByte(at++);
                number = number << 7 | (octet & 0x7F);
                if (number == 0) {
                    throw new MalformedBer(Fault.TAG_TOO_HIGH, at - 1); // padding has no end
                }
            } while (octet >= MORE);
        }
        tag = (first >> 6) << BerTag.CLASS_SHIFT | number;
        return true;
    }

    private boolean readLength(ByteBuf bytes, int from, int limit) {
        if (at >= limit) {
            return false;
        }
        int first = bytes.getUnsignedByte(at++);
        if (first < MORE) {
            length = first;
            return true;
        }
        if (first == MORE) {
            length = INDEFINITE;
            if (!constructed) {
                throw new MalformedBer(Fault.WRONG_LENGTH, from);
            }
            return true;
        }
        return readLongLength(bytes, first & 0x7F, limit);
    }

    private boolean readLongLength(ByteBuf bytes, int octets, int limit) {
        if (octets > MOST_LENGTH_OCTETS) {
            throw new MalformedBer(Fault.WRONG_LENGTH, at - 1);
        }
        if (octets > limit - at) {
            return false;
        }
        length = 0;
        for (int octet = 0; octet < octets; octet++) {
            length = length << 8 | bytes.getUnsignedByte(at++);
        }
        if (length < 0) {
            throw new MalformedBer(Fault.TOO_LONG, at - octets);
        }
        return true;
    }
}
