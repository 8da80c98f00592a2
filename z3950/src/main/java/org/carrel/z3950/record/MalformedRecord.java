package org.carrel.z3950.record;

/**
 * What is wrong with bytes that claim to be a record, and where; never the bytes themselves. Such a
 * record is withheld: nobody passes on what could not be read (z3950.md §8).
 */
public final class MalformedRecord extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The kinds of fault. */
    public enum Fault {
        /** Longer than the form allows, or than we take. */
        TOO_LONG,
        /** Ends before it is whole. */
        CUT_SHORT,
        /** The leader of a MARC record says what cannot be. */
        LEADER,
        /** The directory of a MARC record does not fit its fields one to one. */
        DIRECTORY,
        /** A field or subfield has no code, or its text holds a separator. */
        FIELD,
        /** More fields or elements than we take. */
        TOO_MANY,
        /** Elements in elements, deeper than we take. */
        TOO_DEEP,
        /** Bytes that are no text in any character set that the record may be in. */
        CHARSET,
        /** XML that is not well formed, or makes use of what we do not read. */
        XML,
        /** An OPAC record that is built otherwise than it should be. */
        OPAC
    }

    private final Fault fault;
    private final int offset;

    public MalformedRecord(Fault fault, int offset) {
        super(fault + " at byte " + offset, null, false, false);
        this.fault = fault;
        this.offset = offset;
    }

    public Fault fault() {
        return fault;
    }

    /** How many bytes into the record the fault was seen. */
    public int offset() {
        return offset;
    }
}
