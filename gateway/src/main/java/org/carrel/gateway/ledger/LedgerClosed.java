package org.carrel.gateway.ledger;

/** Nothing can be counted now, so nothing may leave. */
public final class LedgerClosed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LedgerClosed() {
        super("the ledger is closed", null, false, false);
    }
}
