package org.carrel.z3950;

/**
 * What is wrong with bytes that claim to be an APDU, and where; never the bytes themselves. The
 * decoder hands it on in the place of an APDU, so that its reader can answer in order.
 */
public final class MalformedApdu extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The kinds of fault; each is answered with Close, protocol error (z3950.md §6.3). */
    public enum Fault {
        /** Longer than this side may send. */
        TOO_LONG,
        /** No BER, or nested or cut up beyond the limits. */
        BROKEN_BER,
        /** BER with a tag that no APDU has. */
        UNKNOWN_APDU,
        /** A part that is required is not there. */
        MISSING_PART,
        /** A part that we know has contents that its type cannot have. */
        WRONG_PART
    }

    private final Fault fault;
    private final int offset;

    MalformedApdu(Fault fault, int offset) {
        super(fault + " at byte " + offset, null, false, false);
        this.fault = fault;
        this.offset = offset;
    }

    public Fault fault() {
        return fault;
    }

    /** How many bytes into the APDU the fault was seen. */
    public int offset() {
        return offset;
    }
}
