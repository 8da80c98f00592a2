package org.carrel.z3950.query;

import java.util.List;

/** The tree of a query; its windows live as long as the {@link Query} that holds it. */
public sealed interface QueryNode {
    /** Two queries and how they belong together. */
    record Branch(Operator operator, QueryNode left, QueryNode right) implements QueryNode {}

    /** A term and how it is meant, in the order of the wire. */
    record Leaf(List<Attribute> attributes, Term term) implements QueryNode {
        public Leaf {
            attributes = List.copyOf(attributes);
        }
    }

    /** What an earlier search found, by the name its result set was given. */
    record EarlierSet(Window name) implements QueryNode {
        public EarlierSet {
            TermText.requireText(name);
        }
    }
}
