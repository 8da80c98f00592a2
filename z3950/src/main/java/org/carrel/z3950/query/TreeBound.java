package org.carrel.z3950.query;

/** Keeps a tree that a stranger describes from growing without end; one for each reading. */
final class TreeBound {
    static final int DEEPEST = 400;
    static final int MOST_LEAVES = 1_000;
    static final int MOST_ATTRIBUTES = 20;

    private int depth;
    private int leaves;

    /** One level further down; to be paired with {@link #up}. */
    void down() {
        if (++depth > DEEPEST) {
            throw new QueryFault(QueryDiagnostic.TOO_MANY_OPERATORS);
        }
    }

    void up() {
        depth--;
    }

    void leaf() {
        if (++leaves > MOST_LEAVES) {
            throw new QueryFault(QueryDiagnostic.TOO_MANY_OPERATORS);
        }
    }
}
