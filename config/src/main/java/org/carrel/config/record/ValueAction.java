package org.carrel.config.record;

/** What becomes of one value of a record: a subfield, or a part of the holdings. */
public enum ValueAction {
    /** Stays as it is. */
    KEEP,
    /** Stays in a profile for interlibrary loan, which needs the barcode; otherwise goes. */
    ITEM,
    /** Stays without the query of a web address that names a session or a user. */
    LINK,
    /** Stays unless a pattern for persons is found in it; then the whole value goes. */
    FILTER,
    /** "checked out" instead of anything with a date; other text is filtered. */
    DATE,
    /** Stays as an empty value. */
    BLANK,
    /** Goes. */
    DROP
}
