package org.carrel.gateway.ledger;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Rows of several hours or days, added up. */
public final class LedgerSum {
    private LedgerSum() {}

    private record Line(LedgerKey key, Disposition disposition) implements Comparable<Line> {
        @Override
        public int compareTo(Line other) {
            int by = key.compareTo(other.key);
            return by != 0 ? by : disposition.compareTo(other.disposition);
        }
    }

    /** One row for each kind of element and what became of it, in order. */
    public static List<LedgerRow> of(Collection<LedgerRow> rows) {
        Map<Line, LedgerRow> sums = new TreeMap<>();
        for (LedgerRow row : rows) {
            sums.merge(new Line(row.key(), row.disposition()), row, LedgerSum::plus);
        }
        return List.copyOf(sums.values());
    }

    private static LedgerRow plus(LedgerRow one, LedgerRow other) {
        return new LedgerRow(
                one.key(),
                one.disposition(),
                one.occurrences() + other.occurrences(),
                one.bytes() + other.bytes());
    }
}
