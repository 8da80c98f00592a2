package org.carrel.z3950.record;

/** What the text of a MARC record may be written in. Each begins with ASCII. */
public enum MarcCharset {
    /** Unicode; leader/09 is {@code a} in MARC 21. */
    UTF_8,
    /** ASCII, ANSEL and the sets that it changes to by escapes; leader/09 is blank. */
    MARC_8,
    /** What systems write that know of neither. */
    LATIN_1,
    /** The extended Latin set of UNIMARC, 100 $a positions 26 to 29. */
    ISO_5426
}
