package org.carrel.gateway.catalogue;

import org.carrel.gateway.watch.Outcome;
import org.carrel.z3950.Diagnostic;
import org.carrel.z3950.query.QueryFault;
import org.carrel.z3950.sru.SruDiagnostic;

/** Why there is no answer, in SRU's numbers (z3950.md §5); the text beside it is always ours. */
final class WebReason {
    private WebReason() {}

    /** By a Bib-1 diagnostic. */
    static SruDiagnostic of(Diagnostic diagnostic) {
        return switch (diagnostic) {
            case NO_DATA_RESOURCES, OUT_OF_RESOURCES, TEMPORARY_SYSTEM_ERROR, PROXY_FAILURE ->
                    SruDiagnostic.UNAVAILABLE;
            case SORT_SEQUENCE_UNSUPPORTED,
                    SORT_RELATION_ILLEGAL,
                    SORT_ILLEGAL,
                    SORT_BY_DATABASE_UNSUPPORTED ->
                    SruDiagnostic.SORT;
            default -> SruDiagnostic.numbered(diagnostic.sru().orElse(1));
        };
    }

    /** By the number of a Bib-1 diagnostic, known or not. */
    static SruDiagnostic code(int condition) {
        return of(DiagnosticOf.code(condition));
    }

    static SruDiagnostic fault(QueryFault fault) {
        return SruDiagnostic.numbered(fault.diagnostic().sru());
    }

    static SruDiagnostic outcome(Outcome outcome) {
        return of(DiagnosticOf.outcome(outcome));
    }
}
