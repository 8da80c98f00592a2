package org.carrel.gateway.ledger;

import java.util.function.Function;

/** The pages of the ledger on what goes to one peer. Any thread. */
public final class Book {
    private final Function<String, Page> pages;

    Book(Function<String, Page> pages) {
        this.pages = pages;
    }

    /**
     * The page for one kind of message.
     *
     * @param message its code, for SIP2 the two digits
     */
    public Page page(String message) {
        return pages.apply(message);
    }
}
