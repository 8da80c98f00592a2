package org.carrel.sip2;

/**
 * What is wrong with bytes that claim to be a SIP2 message, and where; never the bytes themselves.
 * The decoder hands it on in the place of a message, so that its reader can answer in order.
 */
public final class MalformedSip2 extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * The kinds of fault; what each is answered with stands in the outer contract ("Answers to bad
     * input").
     */
    public enum Fault {
        /** Longer than {@link Sip2Decoder#LONGEST_FRAME}. */
        TOO_LONG,
        /** Does not begin with two digits. */
        NOT_SIP2,
        /** Two digits that stand for no message of SIP 2.00. */
        UNKNOWN_MESSAGE,
        /** Ends inside its fixed columns. */
        TOO_SHORT,
        /** AZ does not agree with the bytes. */
        WRONG_CHECKSUM
    }

    private final Fault fault;
    private final int offset;
    private final boolean errorDetection;

    MalformedSip2(Fault fault, int offset, boolean errorDetection) {
        super(fault + " at byte " + offset, null, false, false);
        this.fault = fault;
        this.offset = offset;
        this.errorDetection = errorDetection;
    }

    public Fault fault() {
        return fault;
    }

    /** How many bytes into the message the fault was seen. */
    public int offset() {
        return offset;
    }

    /** Whether the message carried AZ, so that its sender understands 96. */
    public boolean errorDetection() {
        return errorDetection;
    }
}
