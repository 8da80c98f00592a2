package org.carrel.gateway.ledger;

import java.util.List;

/** Whether ledger and tap told the same. */
public sealed interface Verdict {

    /**
     * Both told the same.
     *
     * @param keys about how many kinds of element
     */
    record Reconciled(int keys) implements Verdict {}

    /** They did not: something left that was not accounted for, or the account is wrong. */
    record Unreconciled(List<Difference> differences) implements Verdict {
        public Unreconciled {
            differences = differences.stream().sorted().toList();
        }
    }

    /** Where they differ, and what each of them counted since the gateway started. */
    record Difference(LedgerKey key, Count ledger, Count tap) implements Comparable<Difference> {
        @Override
        public int compareTo(Difference other) {
            return key.compareTo(other.key);
        }
    }

    /** How many elements, and how many bytes their values had. */
    record Count(long occurrences, long bytes) {
        static final Count NOTHING = new Count(0, 0);

        Count plus(Count other) {
            return new Count(occurrences + other.occurrences, bytes + other.bytes);
        }
    }
}
