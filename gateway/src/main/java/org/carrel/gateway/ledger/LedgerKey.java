package org.carrel.gateway.ledger;

import java.util.Comparator;
import org.carrel.config.Label;

/**
 * One kind of element in one kind of message to one peer: what ledger and tap both count, and where
 * they must agree.
 *
 * @param peer an upstream's or a door's name
 * @param direction which of both it is
 * @param message the message's code, for SIP2 its two digits
 * @param element the element's name, or {@link Vocabulary#OTHER}
 */
public record LedgerKey(Label peer, Direction direction, Label message, String element)
        implements Comparable<LedgerKey> {
    private static final Comparator<LedgerKey> ORDER =
            Comparator.comparing(LedgerKey::direction)
                    .thenComparing(LedgerKey::peer)
                    .thenComparing(LedgerKey::message)
                    .thenComparing(LedgerKey::element);

    @Override
    public int compareTo(LedgerKey other) {
        return ORDER.compare(this, other);
    }
}
