package org.carrel.z3950.query;

import io.netty.buffer.ByteBufAllocator;
import java.util.function.Supplier;
import org.carrel.z3950.ber.BerElement;
import org.carrel.z3950.ber.BerTag;
import org.carrel.z3950.ber.MalformedBer;
import org.carrel.z3950.ber.Oid;
import org.carrel.z3950.query.Operator.Logic;
import org.carrel.z3950.query.Operator.Proximity;
import org.carrel.z3950.query.QueryNode.Branch;
import org.carrel.z3950.query.QueryNode.EarlierSet;
import org.carrel.z3950.query.QueryNode.Leaf;
import org.jspecify.annotations.Nullable;

/**
 * Reads the query of a search, or the attributes and term of a scan, from BER (z3950.md §3.2). RPN
 * of type 1 and 101 and CQL of type 104 are understood; types 0, 2, 100 and 102 are refused with
 * 107.
 */
public final class RpnReader {
    private static final Oid CQL = Oid.of("1.2.840.10003.16.2");
    private static final int RESTRICTED_SET = 214;

    private final TermCharset charset;
    private final WipedBuffer memory;
    private final TreeBound bound = new TreeBound();
    private AttributeSet attributeSet = AttributeSet.BIB_1;

    private RpnReader(TermCharset charset, WipedBuffer memory) {
        this.charset = charset;
        this.memory = memory;
    }

    /**
     * The query in the choice that stands inside a search's {@code query} field; its words are
     * copied, so that the frame may be closed.
     *
     * @param charset what the client writes its terms in
     * @param map what to read CQL by
     * @throws QueryFault if it cannot be asked, also where it is malformed
     */
    public static Query read(
            BerElement query, TermCharset charset, CqlMap map, ByteBufAllocator allocator) {
        try {
            return query.is(BerTag.context(104))
                    ? cql(query, map, allocator)
                    : rpn(query, charset, allocator);
        } catch (MalformedBer malformed) {
            throw new QueryFault(QueryDiagnostic.MALFORMED);
        }
    }

    /**
     * A scan's attributes and term, as a query of one leaf.
     *
     * @param attributeSet the scan's attribute set; absent for Bib-1
     * @param term the scan's {@code termListAndStartPoint}
     */
    public static Query readTerm(
            @Nullable BerElement attributeSet,
            BerElement term,
            TermCharset charset,
            ByteBufAllocator allocator) {
        WipedBuffer memory = new WipedBuffer(allocator, Query.LARGEST);
        RpnReader reader = new RpnReader(charset, memory);
        return owning(memory, () -> reader.scanned(attributeSet, term));
    }

    private static Query rpn(BerElement query, TermCharset charset, ByteBufAllocator allocator) {
        if (!query.is(BerTag.context(1)) && !query.is(BerTag.context(101))) {
            throw new QueryFault(QueryDiagnostic.QUERY_TYPE);
        }
        WipedBuffer memory = new WipedBuffer(allocator, Query.LARGEST);
        RpnReader reader = new RpnReader(charset, memory);
        return owning(memory, () -> reader.whole(query));
    }

    private static Query cql(BerElement query, CqlMap map, ByteBufAllocator allocator) {
        BerElement name = query.find(BerTag.OBJECT_IDENTIFIER);
        BerElement encoding = query.child(0);
        if (name == null || !name.is(CQL) || encoding == null) {
            throw new QueryFault(QueryDiagnostic.QUERY_TYPE);
        }
        Window text = Window.on(first(encoding).content());
        try (CqlQuery cql = CqlReader.read(text, allocator)) {
            return CqlToRpn.query(cql, map, allocator);
        }
    }

    private static Query owning(WipedBuffer memory, Supplier<Query> reading) {
        try {
            return reading.get();
        } catch (MalformedBer malformed) {
            memory.close();
            throw new QueryFault(QueryDiagnostic.MALFORMED);
        } catch (RuntimeException refused) {
            memory.close();
            throw refused;
        }
    }

    private Query whole(BerElement query) {
        BerElement set = first(query);
        attributeSet = RpnAttributes.set(set);
        QueryNode root = node(present(set.next()));
        return new Query(memory, attributeSet, root);
    }

    private Query scanned(@Nullable BerElement set, BerElement term) {
        attributeSet = set == null ? AttributeSet.BIB_1 : RpnAttributes.set(set);
        return new Query(memory, attributeSet, leaf(term));
    }

    private QueryNode node(BerElement node) {
        if (node.is(BerTag.context(0))) {
            bound.leaf();
            return operand(first(node));
        }
        if (!node.is(BerTag.context(1))) {
            throw malformed();
        }
        bound.down();
        BerElement left = first(node);
        BerElement right = present(left.next());
        BerElement operator = present(node.child(46));
        Branch branch = new Branch(operator(first(operator)), node(left), node(right));
        bound.up();
        return branch;
    }

    private QueryNode operand(BerElement operand) {
        return switch (operand.number()) {
            case 102 -> leaf(operand);
            case 31 -> new EarlierSet(charset.toUtf8(operand.content(), memory));
            case RESTRICTED_SET -> throw new QueryFault(QueryDiagnostic.RESTRICTION);
            default -> throw malformed();
        };
    }

    private Leaf leaf(BerElement operand) {
        BerElement attributes = present(operand.child(44));
        RpnAttributes reader = new RpnAttributes(attributeSet, memory);
        return new Leaf(reader.read(attributes), term(present(attributes.next())));
    }

    private Term term(BerElement term) {
        int from = memory.length();
        Term.Kind kind =
                switch (term.number()) {
                    case 45 -> Term.Kind.GENERAL;
                    case 215 -> Term.Kind.NUMERIC;
                    case 216 -> Term.Kind.CHARACTER_STRING;
                    case 218 -> Term.Kind.DATE_TIME;
                    case 221 -> Term.Kind.NULL;
                    default -> throw new QueryFault(QueryDiagnostic.TERM_TYPE);
                };
        switch (kind) {
            case GENERAL, CHARACTER_STRING -> charset.toUtf8(term.content(), memory);
            case DATE_TIME -> Window.on(term.content()).copyTo(memory);
            case NUMERIC -> memory.writeDecimal(term.integer());
            case NULL -> {}
        }
        return TermText.checked(new Term(kind, Window.since(memory, from)));
    }

    private static Operator operator(BerElement operator) {
        return switch (operator.number()) {
            case 0 -> Logic.AND;
            case 1 -> Logic.OR;
            case 2 -> Logic.AND_NOT;
            case 3 -> proximity(operator);
            default -> throw new QueryFault(QueryDiagnostic.OPERATOR);
        };
    }

    private static Proximity proximity(BerElement near) {
        BerElement exclusion = near.child(1);
        BerElement unit = first(present(near.child(5)));
        return new Proximity(
                exclusion != null && exclusion.bool(),
                RpnAttributes.small(present(near.child(2))),
                present(near.child(3)).bool(),
                RpnAttributes.small(present(near.child(4))),
                unit.is(BerTag.context(1)),
                RpnAttributes.small(unit));
    }

    private static BerElement first(BerElement holder) {
        return present(holder.firstChild());
    }

    private static BerElement present(@Nullable BerElement element) {
        if (element == null) {
            throw malformed();
        }
        return element;
    }

    private static QueryFault malformed() {
        return new QueryFault(QueryDiagnostic.MALFORMED);
    }
}
