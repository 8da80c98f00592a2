package org.carrel.z3950.query;

/** How the two sides of a query's branch belong together (z3950.md §3.2, Operator). */
public sealed interface Operator {
    /** The three operators that only look at which records each side found. */
    enum Logic implements Operator {
        AND("and"),
        OR("or"),
        AND_NOT("not");

        private final String word;

        Logic(String word) {
            this.word = word;
        }

        /** The word that PQF and CQL have for it. */
        public String word() {
            return word;
        }
    }

    /**
     * The sides stand near each other: at most, exactly or at least {@code distance} units apart.
     *
     * @param exclusion "not near" instead of "near"
     * @param relation 1 less, 2 less or equal, 3 equal, 4 greater or equal, 5 greater, 6 not equal
     * @param known whether the unit is of the standard's list (1 character to 11 byte) or private
     */
    record Proximity(
            boolean exclusion, int distance, boolean ordered, int relation, boolean known, int unit)
            implements Operator {
        private static final int LAST_RELATION = 6;
        private static final int LAST_KNOWN_UNIT = 11;

        /** Refuses what the standard's tables do not have, with 131 or 132. */
        public Proximity {
            if (relation < 1 || relation > LAST_RELATION) {
                throw new QueryFault(QueryDiagnostic.PROXIMITY_RELATION);
            }
            if (distance < 0) {
                throw new QueryFault(QueryDiagnostic.PROXIMITY_DISTANCE);
            }
            if (unit < 1 || (known && unit > LAST_KNOWN_UNIT)) {
                throw new QueryFault(QueryDiagnostic.PROXIMITY_UNIT);
            }
        }
    }
}
