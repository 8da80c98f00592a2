package org.carrel.gateway.ledger;

/** To whom a message goes; what comes in is nobody's disclosure and is not counted. */
public enum Direction {
    /** A question, to a system that we ask. */
    TO_UPSTREAM("to-upstream"),
    /** An answer, to a terminal behind one of our doors. */
    TO_TERMINALS("to-terminals");

    private final String text;

    Direction(String text) {
        this.text = text;
    }

    /** The word that stands in reports. */
    public String text() {
        return text;
    }
}
