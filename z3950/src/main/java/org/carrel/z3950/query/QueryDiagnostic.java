package org.carrel.z3950.query;

import org.carrel.z3950.Diagnostic;

/**
 * What can be wrong with a query, finer than Bib-1 says it: SRU has numbers of its own for several
 * things that are one and the same condition there (z3950.md §4.4, §5). Where it has none, it is
 * the number that goes with the condition.
 */
public enum QueryDiagnostic {
    // spotless:off
    SET_AS_TERM          (Diagnostic.RESULT_SET_AS_TERM_UNSUPPORTED),
    ILLEGAL_SET_NAME     (Diagnostic.ILLEGAL_RESULT_SET_NAME),
    QUERY_TYPE           (Diagnostic.QUERY_TYPE_UNSUPPORTED),
    MALFORMED            (Diagnostic.MALFORMED_QUERY),
    TOO_LONG             (Diagnostic.MALFORMED_QUERY),
    TOO_MANY_OPERATORS   (Diagnostic.MALFORMED_QUERY, 38),
    OPERATOR             (Diagnostic.OPERATOR_UNSUPPORTED),
    BOOLEAN_MODIFIER     (Diagnostic.OPERATOR_UNSUPPORTED, 46),
    ATTRIBUTE_TYPE       (Diagnostic.ATTRIBUTE_TYPE_UNSUPPORTED),
    USE                  (Diagnostic.USE_ATTRIBUTE_UNSUPPORTED),
    RELATION             (Diagnostic.RELATION_UNSUPPORTED),
    RELATION_MODIFIER    (Diagnostic.RELATION_UNSUPPORTED, 20),
    STRUCTURE            (Diagnostic.STRUCTURE_UNSUPPORTED),
    POSITION             (Diagnostic.POSITION_UNSUPPORTED),
    TRUNCATION           (Diagnostic.TRUNCATION_UNSUPPORTED),
    CONTEXT_SET          (Diagnostic.ATTRIBUTE_SET_UNSUPPORTED),
    COMPLETENESS         (Diagnostic.COMPLETENESS_UNSUPPORTED),
    ATTRIBUTE_COMBINATION(Diagnostic.ATTRIBUTE_COMBINATION_UNSUPPORTED),
    MALFORMED_TERM       (Diagnostic.MALFORMED_TERM),
    EMPTY_TERM           (Diagnostic.MALFORMED_TERM, 27),
    PROXIMITY_RELATION   (Diagnostic.PROXIMITY_RELATION_UNSUPPORTED),
    PROXIMITY_DISTANCE   (Diagnostic.PROXIMITY_RELATION_UNSUPPORTED, 41),
    PROXIMITY_UNIT       (Diagnostic.PROXIMITY_UNIT_UNSUPPORTED),
    TERM_TYPE            (Diagnostic.TERM_TYPE_UNSUPPORTED),
    RESTRICTION          (Diagnostic.RESTRICTION_UNSUPPORTED),
    UNREPRESENTABLE      (Diagnostic.TERM_NOT_REPRESENTABLE, 36);
    // spotless:on

    private final Diagnostic diagnostic;
    private final int sru;

    QueryDiagnostic(Diagnostic diagnostic) {
        this(diagnostic, diagnostic.sru().orElseThrow());
    }

    QueryDiagnostic(Diagnostic diagnostic, int sru) {
        this.diagnostic = diagnostic;
        this.sru = sru;
    }

    /** What Bib-1 calls it. */
    public Diagnostic diagnostic() {
        return diagnostic;
    }

    /** The condition of a Bib-1 diagnostic. */
    public int bib1() {
        return diagnostic.code();
    }

    /** The number behind {@code info:srw/diagnostic/1/}. */
    public int sru() {
        return sru;
    }
}
