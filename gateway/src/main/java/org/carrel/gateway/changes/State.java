package org.carrel.gateway.changes;

import java.util.Locale;

/** How it stands with a change. */
enum State {
    /** Asked for; after a restart nobody can tell whether it was done. */
    OPEN,
    /** Done, and its terminal was there to hear it. */
    DONE,
    /** Done, but its terminal had gone when the answer came. */
    UNHEARD,
    /** Sent, and no answer came that can be believed. */
    UNKNOWN,
    /** Not done, or settled by staff, or too old: no longer of interest. */
    OVER;

    private final String text = name().toLowerCase(Locale.ROOT);

    String text() {
        return text;
    }
}
