package org.carrel.z3950.query;

import java.util.function.UnaryOperator;
import org.carrel.z3950.query.QueryNode.Branch;
import org.carrel.z3950.query.QueryNode.EarlierSet;
import org.carrel.z3950.query.QueryNode.Leaf;

/**
 * What somebody looks for: a bounded tree over one wiped memory in which all its words lie. At most
 * {@value #LARGEST} bytes of words, 1 000 leaves, 400 levels. One thread at a time; who reads a
 * query closes it.
 */
public final class Query implements AutoCloseable {
    /** The most bytes of words that one query may have. */
    public static final int LARGEST = 64 * 1024;

    private final WipedBuffer memory;
    private final AttributeSet attributeSet;
    private final QueryNode root;
    private boolean handedOn;

    /** A query whose words lie in this memory, which it closes from now on. */
    Query(WipedBuffer memory, AttributeSet attributeSet, QueryNode root) {
        this.memory = memory;
        this.attributeSet = attributeSet;
        this.root = root;
    }

    /** The set that an attribute belongs to where the wire names none. */
    public AttributeSet attributeSet() {
        return attributeSet;
    }

    public QueryNode root() {
        return root;
    }

    /** How many bytes of words it holds. */
    public int size() {
        return memory.length();
    }

    /**
     * The same query with its leaves and set names replaced. The words go over to the result; this
     * query is used up, unless the replacement refuses and throws.
     */
    Query mapped(UnaryOperator<QueryNode> leaves) {
        if (handedOn) {
            throw new IllegalStateException("the query was handed on");
        }
        QueryNode changed = changed(root, leaves);
        handedOn = true;
        return new Query(memory, attributeSet, changed);
    }

    /**
     * The same query with every result set called by another name; the function's window is copied
     * at once. The words go over to the result; this query is used up, unless the function throws.
     */
    public Query withSetNames(UnaryOperator<Window> names) {
        return mapped(node ->
                node instanceof EarlierSet(Window name)
                        ? new EarlierSet(names.apply(name).copiedTo(memory))
                        : node);
    }

    /** Wipes its words, unless another query took them over. */
    @Override
    public void close() {
        if (!handedOn) {
            memory.close();
        }
    }

    @Override
    public String toString() {
        return "query with " + memory;
    }

    private static QueryNode changed(QueryNode node, UnaryOperator<QueryNode> leaves) {
        return switch (node) {
            case Branch(Operator operator, QueryNode left, QueryNode right) ->
                    new Branch(operator, changed(left, leaves), changed(right, leaves));
            case Leaf _, EarlierSet _ -> leaves.apply(node);
        };
    }
}
