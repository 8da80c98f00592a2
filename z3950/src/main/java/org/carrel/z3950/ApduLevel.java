package org.carrel.z3950;

/**
 * A part that {@link ApduWriter} has begun: which of its own parts may come next, and what its end
 * has to end.
 */
final class ApduLevel {
    private final PartType type;
    private final long required;
    private final int open;
    private int next;

    ApduLevel(PartType type, int open) {
        this.type = type;
        this.required = ApduPart.required(type);
        this.open = open;
    }

    /** How many elements its end has to end. */
    int open() {
        return open;
    }

    /**
     * Takes note of the next part.
     *
     * @throws IllegalStateException if it cannot stand here
     */
    void admit(ApduPart part) {
        int at = part.holder() == type ? part.place() : -1;
        boolean inPlace =
                switch (type.form()) {
                    case LIST -> at == 0;
                    case CHOICE -> at >= 0 && next == 0;
                    default -> at >= next && !isRequired(next, at);
                };
        if (!inPlace) {
            throw new IllegalStateException(part.text() + " cannot stand here");
        }
        next = at + 1;
    }

    /**
     * Says that no more comes.
     *
     * @throws IllegalStateException if a required part is missing
     */
    void requireWhole() {
        boolean whole =
                switch (type.form()) {
                    case LIST -> true;
                    case CHOICE -> next > 0;
                    default -> !isRequired(next, Long.SIZE);
                };
        if (!whole) {
            throw new IllegalStateException("a part of " + type.text() + " is missing");
        }
    }

    /** Whether one of the parts from one place to before another has to be there. */
    private boolean isRequired(int from, int to) {
        long behind = from < Long.SIZE ? required >>> from : 0;
        int count = to - from;
        return (count < Long.SIZE ? behind & ((1L << count) - 1) : behind) != 0;
    }
}
