package org.carrel.gateway.ledger;

/**
 * What became of one element of a message. Those that leave stand on the wire and must be seen
 * there by the tap; the others came in and stayed here.
 */
public enum Disposition {
    /** Went on as it came, or as the terminal itself had said it. */
    PASSED("passed", true),
    /** Went on without its value: an empty field, or a column's own blank. */
    BLANKED("blanked", true),
    /** Came in and was left out. */
    DROPPED("dropped", false),
    /** A fixed text of the administrator's stood instead. */
    CONSTANT("constant", true),
    /** Something less exact stood instead: a mask, a generalisation, a mapped value. */
    BANDED("banded", true),
    /** A token was wanted, and the peer has none: it went on empty. */
    TOKEN_NONE("token-none", true),
    /** A token that lives as long as one session. */
    TOKEN_SESSION("token-session", true),
    /** A token that lives for an epoch. */
    TOKEN_EPOCH("token-epoch", true),
    /** The peer's lasting token of this person. */
    TOKEN_PAIRWISE("token-pairwise", true),
    /** A phrase of the catalogue stood instead of free text. */
    PHRASE("phrase", true),
    /** A short-lived alias stood instead. */
    ALIAS("alias", true),
    /** Nobody had said it: the gateway's own words. */
    SUPPLIED("supplied", true),
    /** The same once more: after 97, from sealed memory, or a question that was put again. */
    REPEATED("repeated", true),
    /** Came in, in a message that was not let through. */
    REFUSED("refused", false);

    private final String text;
    private final boolean leaves;

    Disposition(String text, boolean leaves) {
        this.text = text;
        this.leaves = leaves;
    }

    /** The word that stands in reports. */
    public String text() {
        return text;
    }

    /** Whether the element, or something in its place, stands on the wire. */
    public boolean leaves() {
        return leaves;
    }

    /**
     * Whether it is the fate of an element that came in. Of every kind of element, as many came in
     * as these say together.
     */
    public boolean isFate() {
        return this != SUPPLIED && this != REPEATED;
    }
}
