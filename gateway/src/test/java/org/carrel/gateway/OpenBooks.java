package org.carrel.gateway;

import java.time.InstantSource;
import java.util.Set;
import org.carrel.config.Label;
import org.carrel.gateway.ledger.Book;
import org.carrel.gateway.ledger.Direction;
import org.carrel.gateway.ledger.Ledger;
import org.carrel.gateway.ledger.Tap;
import org.carrel.gateway.ledger.TapBook;
import org.carrel.gateway.ledger.Vocabulary;
import org.carrel.sip2.Sip2Dialect;

/** A ledger and taps for tests that have no configuration: one group of terminals, no upstream. */
public final class OpenBooks {
    private static final Label TERMINALS = new Label("terminals");

    private final Vocabulary vocabulary =
            new Vocabulary(Set.of(), Set.of(TERMINALS), Set.of(), Set.of());
    private final Ledger ledger = new Ledger(vocabulary, InstantSource.system());
    private final TapBook taps = new TapBook(vocabulary);

    /** Where what goes to the terminals is put down. */
    public Book book() {
        return ledger.book(TERMINALS, Direction.TO_TERMINALS);
    }

    /** A tap for one connection of theirs. */
    public Tap tap(Sip2Dialect dialect) {
        return taps.tap(TERMINALS, Direction.TO_TERMINALS, dialect.delimiter());
    }
}
