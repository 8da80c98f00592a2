package org.carrel.z3950.record;

import io.netty.buffer.ByteBuf;

/**
 * The three letters or digits that name a field, as one plain int, so that a table of fields needs
 * no objects.
 */
public final class MarcTag {
    /** How many bytes a tag has. */
    public static final int LENGTH = 3;

    /** What {@link #read} answers where there is no tag. */
    public static final int NONE = -1;

    private static final int CONTROL = ('0' << 16) | ('0' << 8);

    private MarcTag() {}

    /**
     * The tag of this text.
     *
     * @throws IllegalArgumentException if it is not three letters and digits of ASCII
     */
    public static int of(CharSequence text) {
        int tag =
                text.length() == LENGTH
                        ? join(text.charAt(0), text.charAt(1), text.charAt(2))
                        : NONE;
        if (tag == NONE) {
            throw new IllegalArgumentException("a tag has three letters or digits");
        }
        return tag;
    }

    /** The tag that stands at a place of a buffer, or {@link #NONE}. */
    public static int read(ByteBuf bytes, int at) {
        int three = bytes.getUnsignedMedium(at);
        return join(three >> 16, (three >> 8) & 0xFF, three & 0xFF);
    }

    /** Appends the tag to a buffer. */
    static void write(int tag, ByteBuf to) {
        to.writeMedium(tag);
    }

    /** Whether a field of this tag has neither indicators nor subfields. */
    public static boolean isControl(int tag) {
        return (tag & 0xFFFF00) == CONTROL;
    }

    /** The tag as a number from 0 to 999; {@link #NONE} where it has letters. */
    public static int number(int tag) {
        int hundreds = (tag >> 16) - '0';
        int tens = ((tag >> 8) & 0xFF) - '0';
        int ones = (tag & 0xFF) - '0';
        boolean digits = (hundreds | tens | ones) >= 0 && hundreds <= 9 && tens <= 9 && ones <= 9;
        return digits ? hundreds * 100 + tens * 10 + ones : NONE;
    }

    static int join(int first, int second, int third) {
        boolean fits = isTagByte(first) && isTagByte(second) && isTagByte(third);
        return fits ? (first << 16) | (second << 8) | third : NONE;
    }

    private static boolean isTagByte(int letter) {
        return (letter >= '0' && letter <= '9')
                || (letter >= 'A' && letter <= 'Z')
                || (letter >= 'a' && letter <= 'z');
    }

    /** Whether it can be an indicator or the code of a subfield. */
    static boolean isAscii(int octet) {
        return octet >= 0 && octet < 0x80;
    }
}
