package org.carrel.gateway.enquiry;

import org.carrel.gateway.watch.Outcome;
import org.carrel.z3950.Diagnostic;

/**
 * The only way in which a station on an enquiry's way says no: with a diagnostic that its client
 * understands, and nothing else.
 */
public final class TurnedDown extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Diagnostic diagnostic;
    private final Outcome outcome;

    public TurnedDown(Diagnostic diagnostic, Outcome outcome) {
        super(outcome.text(), null, false, false);
        this.diagnostic = diagnostic;
        this.outcome = outcome;
    }

    /** For a fault of ours: the client learns that there was one and nothing else. */
    public static TurnedDown byFault() {
        return new TurnedDown(Diagnostic.PERMANENT_SYSTEM_ERROR, Outcome.FAULT);
    }

    /** What the client is told. */
    public Diagnostic diagnostic() {
        return diagnostic;
    }

    /** What the watchers are told. */
    public Outcome outcome() {
        return outcome;
    }
}
