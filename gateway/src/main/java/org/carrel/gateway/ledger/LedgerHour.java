package org.carrel.gateway.ledger;

import java.time.Instant;
import java.util.List;

/**
 * What left within one hour; an hour in which nothing happened has no rows.
 *
 * @param begin the first moment of the hour
 * @param rows sorted by key and disposition
 */
public record LedgerHour(Instant begin, List<LedgerRow> rows) {
    public LedgerHour {
        rows = rows.stream().sorted().toList();
    }
}
