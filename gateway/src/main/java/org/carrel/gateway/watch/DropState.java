package org.carrel.gateway.watch;

/** What became of something that has happened and could not be told at once. */
public enum DropState {
    /** Sealed, to be told later. */
    KEPT("kept in the book drop"),
    /** The upstream knows it now. */
    TOLD("told out of the book drop"),
    /** The upstream said no; staff have it on their list. */
    REFUSED("refused out of the book drop"),
    /** Nobody could be told in time; staff have it on their list. */
    EXPIRED("too old for the book drop"),
    /** There was no room, or no disk; the device was told that nobody is on line. */
    TURNED_DOWN("turned down by the book drop");

    private final String text;

    DropState(String text) {
        this.text = text;
    }

    /** How it is called in the log. */
    String text() {
        return text;
    }

    /** Whether somebody should look at it. */
    boolean isLoss() {
        return this != KEPT && this != TOLD;
    }
}
