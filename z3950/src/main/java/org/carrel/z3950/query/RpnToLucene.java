package org.carrel.z3950.query;

import java.util.List;
import org.carrel.z3950.query.Attribute.Value.Numeric;
import org.carrel.z3950.query.Operator.Logic;
import org.carrel.z3950.query.QueryNode.Branch;
import org.carrel.z3950.query.QueryNode.EarlierSet;
import org.carrel.z3950.query.QueryNode.Leaf;

/**
 * Says a query in Lucene's language for a Solr target. Every sign of that language in a term is
 * escaped, and the whole begins with a bracket, so that no local parameters can begin (z3950.md
 * §5).
 */
public final class RpnToLucene {
    private static final int USE = 1;
    private static final int RELATION = 2;
    private static final int STRUCTURE = 4;
    private static final int TRUNCATION = 5;
    private static final List<Integer> WORD_LISTS = List.of(6, 105);

    private final SolrFields fields;
    private final WipedBuffer to;

    private RpnToLucene(SolrFields fields, WipedBuffer to) {
        this.fields = fields;
        this.to = to;
    }

    /**
     * Appends the query to a buffer of the caller, who wipes it.
     *
     * @throws QueryFault for an access point without a field, a relation, position or mask that
     *     Lucene does not have, nearness, or an earlier result set
     */
    public static void write(Query query, SolrFields fields, WipedBuffer to) {
        new RpnToLucene(fields, to).node(query.root());
    }

    private void node(QueryNode node) {
        switch (node) {
            case Branch(Operator operator, QueryNode left, QueryNode right) -> {
                to.writeByte('(');
                node(left);
                to.writeAscii(word(operator));
                node(right);
                to.writeByte(')');
            }
            case Leaf leaf -> leaf(leaf);
            case EarlierSet _ -> throw new QueryFault(QueryDiagnostic.SET_AS_TERM);
        }
    }

    private static String word(Operator operator) {
        return switch (operator) {
            case Logic.AND -> " AND ";
            case Logic.OR -> " OR ";
            case Logic.AND_NOT -> " NOT ";
            case Operator.Proximity _ -> throw new QueryFault(QueryDiagnostic.OPERATOR);
        };
    }

    private void leaf(Leaf leaf) {
        LuceneTerm term = new LuceneTerm(to, RpnToLucene.number(leaf, TRUNCATION));
        requireNoMore(leaf);
        String separator = "(";
        for (String field : fields(leaf)) {
            to.writeAscii(separator).writeAscii(field).writeByte(':');
            value(leaf, term);
            separator = " OR ";
        }
        to.writeByte(')');
    }

    private List<String> fields(Leaf leaf) {
        boolean chosen = leaf.attributes().stream().anyMatch(each -> each.type() == USE);
        List<String> own = chosen ? fields.uses().get(number(leaf, USE)) : fields.otherwise();
        if (own == null) {
            throw new QueryFault(QueryDiagnostic.USE);
        }
        return own;
    }

    private void value(Leaf leaf, LuceneTerm term) {
        Window text = leaf.term().text();
        switch (number(leaf, RELATION)) {
            case 0, 3, 102 -> {
                if (WORD_LISTS.contains(number(leaf, STRUCTURE))) {
                    term.words(text);
                } else {
                    term.phrase(text);
                }
            }
            case 1 -> range("{* TO ", text, "}", term);
            case 2 -> range("[* TO ", text, "]", term);
            case 4 -> range("[", text, " TO *]", term);
            case 5 -> range("{", text, " TO *}", term);
            case 103 -> to.writeAscii("[* TO *]");
            default -> throw new QueryFault(QueryDiagnostic.RELATION);
        }
    }

    private void range(String before, Window text, String behind, LuceneTerm term) {
        to.writeAscii(before);
        term.quoted(text);
        to.writeAscii(behind);
    }

    /** Positions and completeness other than "anywhere" cannot be said. */
    private static void requireNoMore(Leaf leaf) {
        for (Attribute attribute : leaf.attributes()) {
            if (attribute.set() != AttributeSet.BIB_1) {
                throw new QueryFault(QueryDiagnostic.CONTEXT_SET);
            }
            Bib1 type = Bib1.of(attribute.type());
            boolean unsaid =
                    (type == Bib1.POSITION && !attribute.is(3, 3))
                            || (type == Bib1.COMPLETENESS && !attribute.is(6, 1));
            if (unsaid || !(attribute.value() instanceof Numeric)) {
                throw new QueryFault(type.diagnostic());
            }
        }
    }

    private static int number(Leaf leaf, int type) {
        for (Attribute attribute : leaf.attributes()) {
            if (attribute.type() == type && attribute.value() instanceof Numeric(int number)) {
                return number;
            }
        }
        return 0;
    }
}
