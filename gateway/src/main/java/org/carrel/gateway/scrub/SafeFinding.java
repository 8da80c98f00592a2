package org.carrel.gateway.scrub;

import org.carrel.gateway.enquiry.Finding;
import org.carrel.gateway.watch.Outcome;

/**
 * The ticket that a client's socket accepts: what was found, as this client may see it. Only {@link
 * CatalogueGuard} issues it; whoever sends it closes it.
 */
public final class SafeFinding implements AutoCloseable {
    private final Finding finding;
    private final Outcome outcome;

    SafeFinding(Finding finding, Outcome outcome) {
        this.finding = finding;
        this.outcome = outcome;
    }

    public Finding finding() {
        return finding;
    }

    /** How the enquiry ended, for whoever counts. */
    public Outcome outcome() {
        return outcome;
    }

    @Override
    public void close() {
        finding.close();
    }
}
