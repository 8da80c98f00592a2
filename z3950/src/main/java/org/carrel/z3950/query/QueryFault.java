package org.carrel.z3950.query;

/** Says that a query cannot be asked, by a diagnostic and never by its words. */
public final class QueryFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final QueryDiagnostic diagnostic;

    /** A refusal without a place in the code: it is an answer, not an accident. */
    public QueryFault(QueryDiagnostic diagnostic) {
        super("diagnostic " + diagnostic.bib1(), null, false, false);
        this.diagnostic = diagnostic;
    }

    public QueryDiagnostic diagnostic() {
        return diagnostic;
    }
}
