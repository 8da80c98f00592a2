package org.carrel.z3950.ber;

/** What is wrong with bytes that claim to be BER, and where; never the bytes themselves. */
public final class MalformedBer extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The kinds of fault. */
    public enum Fault {
        /** Ends before it is whole. */
        CUT_SHORT,
        /** More bytes follow the element that should be the only one. */
        SURPLUS,
        /** A tag number above {@link BerTag#HIGHEST_NUMBER}. */
        TAG_TOO_HIGH,
        /** A length that BER reserves, or an indefinite one where none is allowed. */
        WRONG_LENGTH,
        /** A part that reaches beyond what holds it. */
        TOO_LONG,
        /** Nested deeper than {@link BerReader#DEEPEST}. */
        TOO_DEEP,
        /** More elements than {@link BerReader#MOST_ELEMENTS}. */
        TOO_MANY,
        /** The mark that ends an indefinite length, where none was begun. */
        STRAY_END,
        /** Contents that the expected type cannot have. */
        WRONG_CONTENT
    }

    private final Fault fault;
    private final int offset;

    /** A fault seen at this byte of the buffer. */
    public MalformedBer(Fault fault, int offset) {
        super(fault + " at byte " + offset, null, false, false);
        this.fault = fault;
        this.offset = offset;
    }

    public Fault fault() {
        return fault;
    }

    /** How many bytes into the buffer or the frame the fault was seen. */
    public int offset() {
        return offset;
    }
}
