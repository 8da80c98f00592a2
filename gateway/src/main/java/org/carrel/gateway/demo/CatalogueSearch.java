package org.carrel.gateway.demo;

import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.carrel.z3950.query.Attribute;
import org.carrel.z3950.query.Operator;
import org.carrel.z3950.query.Operator.Logic;
import org.carrel.z3950.query.QueryDiagnostic;
import org.carrel.z3950.query.QueryFault;
import org.carrel.z3950.query.QueryNode;
import org.carrel.z3950.query.QueryNode.Branch;
import org.carrel.z3950.query.QueryNode.EarlierSet;
import org.carrel.z3950.query.QueryNode.Leaf;
import org.carrel.z3950.query.Window;

/** Works out what a query finds in the demonstration's catalogue. One per search. */
final class CatalogueSearch {
    private static final int USE = 1;
    private static final int TRUNCATION = 5;
    private static final int RIGHT = 1;
    private static final int NONE = 100;

    private final CatalogueIndex index;
    private final Map<String, List<Integer>> sets;

    /** A search that may speak of these earlier sets. */
    CatalogueSearch(CatalogueIndex index, Map<String, List<Integer>> sets) {
        this.index = index;
        this.sets = sets;
    }

    /**
     * The records that a query finds, by their numbers.
     *
     * @throws QueryFault for what this catalogue does not understand
     */
    BitSet find(QueryNode node) {
        return switch (node) {
            case Leaf leaf -> find(leaf);
            case EarlierSet(Window name) -> earlier(text(name));
            case Branch(Operator operator, QueryNode left, QueryNode right) -> {
                BitSet found = find(left);
                join(found, operator, find(right));
                yield found;
            }
        };
    }

    /** The index that a term is meant for. */
    static SearchIndex index(Leaf leaf) {
        OptionalInt use = attribute(leaf.attributes(), USE);
        return use.isEmpty()
                ? SearchIndex.ANY
                : SearchIndex.of(use.getAsInt())
                        .orElseThrow(() -> new QueryFault(QueryDiagnostic.USE));
    }

    /** A window's text; the readers of a demonstration are made up. */
    static String text(Window window) {
        return window.bytes().toString(StandardCharsets.UTF_8);
    }

    private BitSet find(Leaf leaf) {
        int truncation = attribute(leaf.attributes(), TRUNCATION).orElse(NONE);
        if (truncation != RIGHT && truncation != NONE) {
            throw new QueryFault(QueryDiagnostic.TRUNCATION);
        }
        return index.find(index(leaf), text(leaf.term().text()), truncation == RIGHT);
    }

    private BitSet earlier(String name) {
        List<Integer> set = sets.get(name);
        if (set == null) {
            throw new QueryFault(QueryDiagnostic.ILLEGAL_SET_NAME);
        }
        BitSet found = new BitSet();
        set.forEach(found::set);
        return found;
    }

    private static void join(BitSet found, Operator operator, BitSet other) {
        switch (operator) {
            case Logic.AND -> found.and(other);
            case Logic.OR -> found.or(other);
            case Logic.AND_NOT -> found.andNot(other);
            case Operator.Proximity _ -> throw new QueryFault(QueryDiagnostic.OPERATOR);
        }
    }

    /** The number of the attribute of a type, if there is one. */
    static OptionalInt attribute(List<Attribute> attributes, int type) {
        for (Attribute each : attributes) {
            if (each.type() == type
                    && each.value() instanceof Attribute.Value.Numeric(int number)) {
                return OptionalInt.of(number);
            }
        }
        return OptionalInt.empty();
    }
}
