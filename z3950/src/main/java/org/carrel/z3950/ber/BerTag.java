package org.carrel.z3950.ber;

/**
 * Tags as plain ints, so that a tree of elements needs no objects: the class in the bits above 28,
 * the number below. Whether an element is constructed is not part of its tag.
 */
public final class BerTag {
    /** What three octets hold; Z39.50 goes to 300 (z3950.md §7, row 1). */
    public static final int HIGHEST_NUMBER = (1 << 21) - 1;

    public static final int BOOLEAN = 1;
    public static final int INTEGER = 2;
    public static final int BIT_STRING = 3;
    public static final int OCTET_STRING = 4;
    public static final int NULL = 5;
    public static final int OBJECT_IDENTIFIER = 6;
    public static final int OBJECT_DESCRIPTOR = 7;
    public static final int EXTERNAL = 8;
    public static final int SEQUENCE = 16;
    public static final int GENERALIZED_TIME = 24;
    public static final int VISIBLE_STRING = 26;
    public static final int GENERAL_STRING = 27;

    static final int CLASS_SHIFT = 28;
    private static final int NUMBER_MASK = (1 << CLASS_SHIFT) - 1;

    private BerTag() {}

    /** The context tag {@code [number]}. */
    public static int context(int number) {
        return of(2, number);
    }

    /** The tag {@code [APPLICATION number]}, as the interlibrary loan protocol has it. */
    public static int application(int number) {
        return of(1, number);
    }

    /** A tag of a class from 0 to 3: universal, application, context, private. */
    public static int of(int tagClass, int number) {
        if (tagClass < 0 || tagClass > 3 || number < 0 || number > HIGHEST_NUMBER) {
            throw new IllegalArgumentException("no tag");
        }
        return (tagClass << CLASS_SHIFT) | number;
    }

    /** 0 universal, 1 application, 2 context, 3 private. */
    public static int tagClass(int tag) {
        return tag >>> CLASS_SHIFT;
    }

    /** The number without the class. */
    public static int number(int tag) {
        return tag & NUMBER_MASK;
    }

    /** A tag as ASN.1 writes it, such as {@code [110]}. */
    public static String text(int tag) {
        String prefix =
                switch (tagClass(tag)) {
                    case 0 -> "UNIVERSAL ";
                    case 1 -> "APPLICATION ";
                    case 2 -> "";
                    default -> "PRIVATE ";
                };
        return "[" + prefix + number(tag) + "]";
    }
}
