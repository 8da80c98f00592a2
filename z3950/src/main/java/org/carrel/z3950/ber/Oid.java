package org.carrel.z3950.ber;

import io.netty.buffer.ByteBuf;
import java.util.Arrays;

/**
 * An object identifier: the name of a syntax, an attribute set or a unit, never of a person. Kept
 * in its BER form, which is what comparing and writing need.
 */
public final class Oid {
    /** The longest one that is read, in octets; those of Z39.50 stay below 16. */
    public static final int LONGEST = 64;

    private static final int LARGEST_SHIFT = 1 << 24;

    private final byte[] octets;

    private Oid(byte[] octets) {
        this.octets = octets;
    }

    /**
     * The identifier with these numbers, written with dots.
     *
     * @throws IllegalArgumentException if the text is none
     */
    public static Oid of(String dotted) {
        int[] numbers;
        try {
            numbers = Arrays.stream(dotted.split("\\.", -1)).mapToInt(Integer::parseInt).toArray();
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException("no object identifier", notANumber);
        }
        boolean first = numbers.length >= 2 && numbers[0] <= 2 && numbers[1] < 40;
        if (!first || Arrays.stream(numbers).anyMatch(number -> number < 0)) {
            throw new IllegalArgumentException("no object identifier");
        }
        byte[] octets = new byte[numbers.length * 5];
        octets[0] = (byte) (numbers[0] * 40 + numbers[1]);
        int length = 1;
        for (int at = 2; at < numbers.length; at++) {
            length = append(octets, length, numbers[at]);
        }
        if (length > LONGEST) {
            throw new IllegalArgumentException("an object identifier that is too long");
        }
        return new Oid(Arrays.copyOf(octets, length));
    }

    /**
     * The identifier whose BER contents are the readable bytes.
     *
     * @throws MalformedBer if they are none, or longer than {@link #LONGEST}
     */
    public static Oid read(ByteBuf contents) {
        int length = contents.readableBytes();
        int from = contents.readerIndex();
        if (length == 0 || length > LONGEST || contents.getByte(from + length - 1) < 0) {
            throw new MalformedBer(MalformedBer.Fault.WRONG_CONTENT, 0);
        }
        byte[] octets = new byte[length];
        contents.getBytes(from, octets);
        Oid oid = new Oid(octets);
        oid.requireSmallNumbers();
        return oid;
    }

    /** How many octets its contents have. */
    public int length() {
        return octets.length;
    }

    /** Whether the bytes from here are this identifier's contents; allocates nothing. */
    public boolean is(ByteBuf bytes, int from, int length) {
        if (length != octets.length) {
            return false;
        }
        for (int at = 0; at < length; at++) {
            if (bytes.getByte(from + at) != octets[at]) {
                return false;
            }
        }
        return true;
    }

    /** Appends its contents, without tag and length. */
    public void write(ByteBuf to) {
        to.writeBytes(octets);
    }

    /** Whether this one stands below that one: its numbers begin with that one's. */
    public boolean isBelow(Oid ancestor) {
        return octets.length > ancestor.octets.length
                && Arrays.equals(
                        octets,
                        0,
                        ancestor.octets.length,
                        ancestor.octets,
                        0,
                        ancestor.octets.length);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Oid that && Arrays.equals(octets, that.octets);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(octets);
    }

    /** The numbers with dots. */
    @Override
    public String toString() {
        int first = Math.min(octets[0] / 40, 2);
        StringBuilder text =
                new StringBuilder().append(first).append('.').append(octets[0] - first * 40);
        int number = 0;
        for (int at = 1; at < octets.length; at++) {
            number = number << 7 | (octets[at] & 0x7F);
            if (octets[at] >= 0) {
                text.append('.').append(number);
                number = 0;
            }
        }
        return text.toString();
    }

    private static int append(byte[] octets, int length, int number) {
        int at = length;
        for (int shift = 28; shift > 0; shift -= 7) {
            if (number >>> shift != 0) {
                octets[at++] = (byte) (0x80 | (number >>> shift));
            }
        }
        octets[at++] = (byte) (number & 0x7F);
        return at;
    }

    private void requireSmallNumbers() {
        if (octets[0] < 0) {
            throw new MalformedBer(MalformedBer.Fault.WRONG_CONTENT, 0);
        }
        int number = 0;
        for (int at = 1; at < octets.length; at++) {
            boolean padded = number == 0 && (octets[at] & 0xFF) == 0x80;
            if (number >= LARGEST_SHIFT || padded) {
                throw new MalformedBer(MalformedBer.Fault.WRONG_CONTENT, at);
            }
            number = octets[at] < 0 ? number << 7 | (octets[at] & 0x7F) : 0;
        }
    }
}
