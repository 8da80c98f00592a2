package org.carrel.gateway.changes;

import java.util.Locale;

/** How it stands with a change. */
public enum State {
    /** Asked for; after a restart nobody can tell whether it was done. */
    OPEN,
    /** Done, and its terminal was there to hear it. */
    DONE,
    /** Done, but its terminal had gone when the answer came. */
    UNHEARD,
    /** Sent, and no answer came that can be believed. */
    UNKNOWN,
    /** Kept, told later, and then the upstream said no. */
    REFUSED,
    /** Kept for so long that nobody could be told in time. */
    EXPIRED,
    /** Not done, or settled by staff, or too old: no longer of interest. */
    OVER;

    private final String text = name().toLowerCase(Locale.ROOT);

    /** Whether staff have it on their list. */
    boolean isListed() {
        return this == UNKNOWN || this == REFUSED || this == EXPIRED;
    }

    /** The word in which it is written. */
    public String text() {
        return text;
    }
}
