package org.carrel.z3950.query;

import java.util.List;

/** The tree of a text in CQL; its windows live as long as the {@link CqlQuery} that holds it. */
public sealed interface CqlNode {
    /** The three operators of RPN, and nearness. */
    enum Conjunction {
        AND("and"),
        OR("or"),
        NOT("not"),
        PROX("prox");

        private final String word;

        Conjunction(String word) {
            this.word = word;
        }

        /** The word that CQL has for it. */
        public String word() {
            return word;
        }
    }

    /** Two queries and how they belong together. */
    record Pair(Conjunction conjunction, List<CqlModifier> modifiers, CqlNode left, CqlNode right)
            implements CqlNode {
        public Pair {
            modifiers = List.copyOf(modifiers);
        }
    }

    /**
     * What is looked for, and where. The term is as it was written, with its backslashes and
     * masking characters and without its quotes.
     */
    record Clause(CqlName index, CqlName relation, List<CqlModifier> modifiers, Window term)
            implements CqlNode {
        public Clause {
            modifiers = List.copyOf(modifiers);
        }
    }
}
