package org.carrel.z3950.sru;

/** Says that a request or an answer is not understood, by a diagnostic and never by its words. */
public final class SruFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final SruDiagnostic diagnostic;

    /** A refusal without a place in the code: it is an answer, not an accident. */
    public SruFault(SruDiagnostic diagnostic) {
        super("diagnostic " + diagnostic.number(), null, false, false);
        this.diagnostic = diagnostic;
    }

    public SruDiagnostic diagnostic() {
        return diagnostic;
    }
}
