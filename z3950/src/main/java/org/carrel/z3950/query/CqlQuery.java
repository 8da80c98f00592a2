package org.carrel.z3950.query;

import java.util.List;

/**
 * A text in CQL, understood: a bounded tree over one wiped memory. One thread at a time; who reads
 * it closes it.
 */
public final class CqlQuery implements AutoCloseable {
    private final WipedBuffer memory;
    private final CqlNode root;
    private final List<CqlSortKey> sortKeys;

    /** A query whose words lie in this memory, which it closes from now on. */
    CqlQuery(WipedBuffer memory, CqlNode root, List<CqlSortKey> sortKeys) {
        this.memory = memory;
        this.root = root;
        this.sortKeys = List.copyOf(sortKeys);
    }

    public CqlNode root() {
        return root;
    }

    /** The indexes behind {@code sortBy}, the most important first; often none. */
    public List<CqlSortKey> sortKeys() {
        return sortKeys;
    }

    /** Wipes its words. */
    @Override
    public void close() {
        memory.close();
    }

    @Override
    public String toString() {
        return "cql query with " + memory;
    }
}
