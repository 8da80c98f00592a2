package org.carrel.z3950.query;

import org.carrel.z3950.ber.BerTag;
import org.carrel.z3950.ber.BerWriter;
import org.carrel.z3950.query.Operator.Logic;
import org.carrel.z3950.query.Operator.Proximity;
import org.carrel.z3950.query.QueryNode.Branch;
import org.carrel.z3950.query.QueryNode.EarlierSet;
import org.carrel.z3950.query.QueryNode.Leaf;

/** Writes a query as RPN in BER, the way libyaz would (z3950.md §3.2). */
public final class RpnWriter {
    private static final int OPERAND = 0;
    private static final int BRANCH = 1;
    private static final int TYPE_1 = 1;
    private static final int OPERATOR = 46;
    private static final int SET_NAME = 31;
    private static final int LEAF = 102;

    private final AttributeSet attributeSet;
    private final TermCharset charset;
    private final BerWriter to;

    private RpnWriter(AttributeSet attributeSet, TermCharset charset, BerWriter to) {
        this.attributeSet = attributeSet;
        this.charset = charset;
        this.to = to;
    }

    /**
     * Appends the query as type 1, to stand inside a search's {@code query} field.
     *
     * @param charset what the target expects terms in
     * @throws QueryFault with 1072 for a letter that the charset does not have
     */
    public static void write(Query query, TermCharset charset, BerWriter to) {
        to.begin(BerTag.context(TYPE_1));
        to.oid(BerTag.OBJECT_IDENTIFIER, query.attributeSet().identifier());
        new RpnWriter(query.attributeSet(), charset, to).node(query.root());
        to.end();
    }

    /**
     * Appends a leaf under the tag that a scan has for it.
     *
     * @param attributeSet the set that the scan names
     */
    public static void writeTerm(
            Leaf leaf, AttributeSet attributeSet, TermCharset charset, BerWriter to) {
        new RpnWriter(attributeSet, charset, to).leaf(leaf);
    }

    private void node(QueryNode node) {
        switch (node) {
            case Branch(Operator operator, QueryNode left, QueryNode right) -> {
                to.begin(BerTag.context(BRANCH));
                node(left);
                node(right);
                operator(operator);
                to.end();
            }
            case Leaf leaf -> {
                to.begin(BerTag.context(OPERAND));
                leaf(leaf);
                to.end();
            }
            case EarlierSet(Window name) -> {
                to.begin(BerTag.context(OPERAND));
                to.octets(BerTag.context(SET_NAME), name.bytes());
                to.end();
            }
        }
    }

    private void operator(Operator operator) {
        to.begin(BerTag.context(OPERATOR));
        switch (operator) {
            case Logic logic -> to.nothing(BerTag.context(number(logic)));
            case Proximity proximity -> proximity(proximity);
        }
        to.end();
    }

    private static int number(Logic logic) {
        return switch (logic) {
            case AND -> 0;
            case OR -> 1;
            case AND_NOT -> 2;
        };
    }

    private void proximity(Proximity near) {
        to.begin(BerTag.context(3));
        to.bool(BerTag.context(1), near.exclusion());
        to.integer(BerTag.context(2), near.distance());
        to.bool(BerTag.context(3), near.ordered());
        to.integer(BerTag.context(4), near.relation());
        to.begin(BerTag.context(5));
        to.integer(BerTag.context(near.known() ? 1 : 2), near.unit());
        to.end();
        to.end();
    }

    private void leaf(Leaf leaf) {
        to.begin(BerTag.context(LEAF));
        RpnAttributes.write(leaf.attributes(), attributeSet, to);
        term(leaf.term());
        to.end();
    }

    private void term(Term term) {
        Window text = term.text();
        switch (term.kind()) {
            case GENERAL -> text(45, text);
            case CHARACTER_STRING -> text(216, text);
            case NUMERIC -> to.integer(BerTag.context(215), TermText.number(text));
            case DATE_TIME -> to.octets(BerTag.context(218), text.bytes());
            case NULL -> to.nothing(BerTag.context(221));
        }
    }

    private void text(int number, Window text) {
        charset.fromUtf8(text, to.open(BerTag.context(number), charset.longest(text)));
        to.shut();
    }
}
