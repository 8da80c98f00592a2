package org.carrel.gateway.ledger;

import org.carrel.config.Label;

/** The pages of the ledger on what goes to one peer. Any thread. */
public final class Book {
    private final Ledger ledger;
    private final Label peer;
    private final Direction direction;

    Book(Ledger ledger, Label peer, Direction direction) {
        this.ledger = ledger;
        this.peer = peer;
        this.direction = direction;
    }

    /**
     * The page for one kind of message.
     *
     * @param message its code, for SIP2 the two digits
     */
    public Page page(String message) {
        return ledger.page(peer, direction, message);
    }
}
