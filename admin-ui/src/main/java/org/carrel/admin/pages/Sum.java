package org.carrel.admin.pages;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.carrel.gateway.ledger.Disposition;
import org.carrel.gateway.ledger.LedgerKey;
import org.carrel.gateway.ledger.LedgerRow;

/** Rows of several hours, added up. */
final class Sum {
    private Sum() {}

    private record Line(LedgerKey key, Disposition disposition) implements Comparable<Line> {
        @Override
        public int compareTo(Line other) {
            int by = key.compareTo(other.key);
            return by != 0 ? by : disposition.compareTo(other.disposition);
        }
    }

    /** One row for each kind of element and what became of it, in order. */
    static List<LedgerRow> of(Collection<LedgerRow> rows) {
        Map<Line, LedgerRow> sums = new TreeMap<>();
        for (LedgerRow row : rows) {
            sums.merge(new Line(row.key(), row.disposition()), row, Sum::plus);
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
