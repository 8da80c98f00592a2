package org.carrel.gateway.upstream;

import org.carrel.gateway.message.Message;

/**
 * The numbers (AY) of one connection's questions, and what those of the answers tell (sip2.md
 * §5.3). On the connection's event loop.
 */
final class Signatures {
    private static final int NUMBERS = 10;
    private static final int NONE = -1;

    private final boolean numbered;
    private final boolean echoing;
    private int number = NONE;
    private boolean signs;

    /**
     * @param numbered whether our questions carry AY and AZ
     * @param echoing whether AY of an answer is its question's, and tells a late one
     */
    Signatures(boolean numbered, boolean echoing) {
        this.numbered = numbered;
        this.echoing = echoing;
    }

    /** Goes on to the next question's number. */
    void next() {
        number = (number + 1) % NUMBERS;
    }

    /** The number of the question that is open, or -1 where none is sent. */
    int number() {
        return numbered ? number : NONE;
    }

    /** Whether this is the answer to an earlier question, and not ours any more. */
    boolean isLate(Message answer) {
        return numbered && echoing && isSigned(answer) && answer.sequence() != number;
    }

    /** Whether its number shows that this one is said to the open question, and to no other. */
    boolean isCertain(Message answer) {
        return numbered && echoing && isSigned(answer) && answer.sequence() == number;
    }

    /** Whether the peer signed this one. */
    static boolean isSigned(Message answer) {
        return answer.sequence() >= 0;
    }

    /**
     * Who signed its last answer and not this one was cut short, AZ and all (sip2.md §7, row 23).
     */
    boolean isCutShort(Message answer) {
        boolean cut = numbered && signs && !isSigned(answer);
        signs = isSigned(answer);
        return cut;
    }
}
