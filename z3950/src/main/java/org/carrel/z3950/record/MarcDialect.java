package org.carrel.z3950.record;

/**
 * The kinds of MARC that differ in how they say their character set. The national ones with the
 * structure of MARC 21 are read like it.
 */
public enum MarcDialect {
    /** Leader/09 says it: blank for MARC-8, {@code a} for UTF-8. */
    MARC_21(MarcCharset.MARC_8),
    /** Field 100 $a says it: 03 for ISO 5426, 50 for UTF-8. */
    UNIMARC(MarcCharset.ISO_5426);

    private final MarcCharset usual;

    MarcDialect(MarcCharset usual) {
        this.usual = usual;
    }

    /** What its text is in where it is not ASCII and not UTF-8. */
    public MarcCharset usual() {
        return usual;
    }
}
