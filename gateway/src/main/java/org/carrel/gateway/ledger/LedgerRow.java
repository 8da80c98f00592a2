package org.carrel.gateway.ledger;

import java.util.Comparator;

/**
 * How often something became of an element, within some time.
 *
 * @param occurrences how many elements; one that stands twice in a message counts twice
 * @param bytes of their values in UTF-8: as they left, or as they came where they stayed here
 */
public record LedgerRow(LedgerKey key, Disposition disposition, long occurrences, long bytes)
        implements Comparable<LedgerRow> {
    private static final Comparator<LedgerRow> ORDER =
            Comparator.comparing(LedgerRow::key).thenComparing(LedgerRow::disposition);

    @Override
    public int compareTo(LedgerRow other) {
        return ORDER.compare(this, other);
    }
}
