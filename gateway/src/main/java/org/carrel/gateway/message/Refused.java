package org.carrel.gateway.message;

import org.carrel.gateway.watch.Outcome;

/**
 * The only way in which a station of the journey says no. Carries a reason and nothing else, and no
 * stack.
 */
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Outcome outcome;

    public Refused(Outcome outcome) {
        super(outcome.text(), null, false, false);
        this.outcome = outcome;
    }

    public Outcome outcome() {
        return outcome;
    }
}
