package org.carrel.gateway.catalogue;

import org.carrel.gateway.watch.Outcome;
import org.carrel.z3950.Diagnostic;
import org.carrel.z3950.query.QueryFault;

/** What a client is told of why there is no answer; never more than a number (z3950.md §4.4). */
final class DiagnosticOf {
    private DiagnosticOf() {}

    static Diagnostic code(int condition) {
        return Diagnostic.of(condition).orElse(Diagnostic.UNSPECIFIED);
    }

    static Diagnostic fault(QueryFault fault) {
        return code(fault.diagnostic().bib1());
    }

    static Diagnostic outcome(Outcome outcome) {
        return switch (outcome) {
            case UPSTREAM_UNAVAILABLE -> Diagnostic.PROXY_FAILURE;
            case UPSTREAM_TIMEOUT, TOO_MUCH -> Diagnostic.TEMPORARY_SYSTEM_ERROR;
            default -> Diagnostic.PERMANENT_SYSTEM_ERROR;
        };
    }
}
