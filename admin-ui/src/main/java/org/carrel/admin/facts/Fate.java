package org.carrel.admin.facts;

import org.carrel.gateway.ledger.Disposition;

/** What became of an element, in the few words that a reader of reports needs. */
public enum Fate {
    /** Left as it was. */
    WHOLE,
    /** A token left instead. */
    TOKEN,
    /** Something less exact left instead. */
    BLURRED,
    /** Our own words left instead, or besides. */
    OURS,
    /** Left without its value. */
    BLANK,
    /** Stayed here. */
    KEPT,
    /** The same left once more. */
    AGAIN;

    /** The one that a disposition of the ledger belongs to. */
    public static Fate of(Disposition disposition) {
        return switch (disposition) {
            case PASSED -> WHOLE;
            case TOKEN_SESSION, TOKEN_EPOCH, TOKEN_PAIRWISE -> TOKEN;
            case BANDED, ALIAS -> BLURRED;
            case CONSTANT, PHRASE, SUPPLIED -> OURS;
            case BLANKED, TOKEN_NONE -> BLANK;
            case DROPPED, REFUSED -> KEPT;
            case REPEATED -> AGAIN;
        };
    }
}
