package org.carrel.z3950.query;

import io.netty.buffer.ByteBufAllocator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carrel.z3950.query.CqlMap.Category;
import org.carrel.z3950.query.CqlNode.Clause;
import org.carrel.z3950.query.CqlNode.Conjunction;
import org.carrel.z3950.query.CqlNode.Pair;
import org.carrel.z3950.query.Operator.Logic;
import org.carrel.z3950.query.QueryNode.Branch;
import org.carrel.z3950.query.QueryNode.EarlierSet;
import org.carrel.z3950.query.QueryNode.Leaf;

/** Turns CQL into the one tree, by a site's {@link CqlMap}; refuses what the map does not have. */
public final class CqlToRpn {
    private final CqlMap map;
    private final WipedBuffer memory;
    private final TreeBound bound = new TreeBound();

    private CqlToRpn(CqlMap map, WipedBuffer memory) {
        this.map = map;
        this.memory = memory;
    }

    /** How one index sorts; {@link CqlSortKey} in attributes. */
    public record SortKey(List<Attribute> attributes, boolean descending, boolean caseSensitive) {
        public SortKey {
            attributes = List.copyOf(attributes);
        }
    }

    /**
     * The same query in RPN, with words of its own: the caller closes both.
     *
     * @throws QueryFault for an index, a relation, a modifier or a mask that is not on the map
     */
    public static Query query(CqlQuery cql, CqlMap map, ByteBufAllocator allocator) {
        WipedBuffer memory = new WipedBuffer(allocator, Query.LARGEST);
        try {
            QueryNode root = new CqlToRpn(map, memory).node(cql.root());
            return new Query(memory, AttributeSet.BIB_1, root);
        } catch (RuntimeException refused) {
            memory.close();
            throw refused;
        }
    }

    /** What the query's {@code sortBy} asks for, the most important first. */
    public static List<SortKey> sortKeys(CqlQuery cql, CqlMap map) {
        return cql.sortKeys().stream()
                .map(key ->
                        new SortKey(map.index(key.index()), key.descending(), key.caseSensitive()))
                .toList();
    }

    private QueryNode node(CqlNode node) {
        return switch (node) {
            case Pair pair -> pair(pair);
            case Clause clause when isResultSet(clause.index()) -> {
                bound.leaf();
                yield new EarlierSet(
                        new CqlTerm(map, new AttributeStack(), memory).raw(clause.term()));
            }
            case Clause clause -> clause(clause);
        };
    }

    private QueryNode pair(Pair pair) {
        boolean near = pair.conjunction() == Conjunction.PROX;
        if (!near && !pair.modifiers().isEmpty()) {
            throw new QueryFault(QueryDiagnostic.BOOLEAN_MODIFIER);
        }
        Operator operator =
                switch (pair.conjunction()) {
                    case AND -> Logic.AND;
                    case OR -> Logic.OR;
                    case NOT -> Logic.AND_NOT;
                    case PROX -> CqlProximity.of(pair.modifiers());
                };
        QueryNode left = node(pair.left());
        return new Branch(operator, left, node(pair.right()));
    }

    private static boolean isResultSet(CqlName index) {
        return !index.prefix().isEmpty()
                && index.identifier().isEmpty()
                && (index.isCql("resultSet") || index.isCql("resultSetId"));
    }

    /** {@code any} and {@code all} speak of every word by itself. */
    private QueryNode clause(Clause clause) {
        map.contextSet(clause.index());
        if (clause.relation().isCql("any")) {
            return words(clause, clause.term(), Logic.OR);
        }
        if (clause.relation().isCql("all")) {
            return words(clause, clause.term(), Logic.AND);
        }
        return leaf(clause, clause.term());
    }

    private QueryNode words(Clause clause, Window text, Logic logic) {
        List<QueryNode> leaves = new ArrayList<>();
        int from = 0;
        while (from <= text.length()) {
            int blank = text.indexOf(' ', from);
            int to = blank < 0 ? text.length() : blank;
            if (to > from) {
                bound.down();
                leaves.add(leaf(clause, text.part(from, to)));
            }
            from = to + 1;
        }
        leaves.forEach(_ -> bound.up());
        return leaves.reversed().stream()
                .reduce((right, left) -> new Branch(logic, left, right))
                .orElseGet(() -> leaf(clause, text));
    }

    private QueryNode leaf(Clause clause, Window written) {
        bound.leaf();
        AttributeStack attributes = new AttributeStack();
        map.attributes(Category.ALWAYS, "").ifPresent(attributes::pushAll);
        attributes.pushAll(named(Category.RELATION, clause.relation(), QueryDiagnostic.RELATION));
        attributes.pushAll(named(Category.STRUCTURE, clause.relation(), QueryDiagnostic.STRUCTURE));
        Window term = term(clause, written, attributes);
        attributes.pushAll(map.index(clause.index()));
        for (CqlModifier modifier : clause.modifiers()) {
            attributes.pushAll(
                    named(
                            Category.RELATION_MODIFIER,
                            modifier.name(),
                            QueryDiagnostic.RELATION_MODIFIER));
        }
        return new Leaf(attributes.inForce(), TermText.checked(Term.general(term)));
    }

    private Window term(Clause clause, Window written, AttributeStack attributes) {
        CqlTerm term = new CqlTerm(map, attributes, memory);
        Optional<List<Attribute>> cql = map.attributes(Category.TRUNCATION, "cql");
        boolean asItIs =
                clause.modifiers().stream()
                        .map(CqlModifier::name)
                        .anyMatch(name -> name.isCql("regexp") || name.isCql("unmasked"));
        if (asItIs || cql.isPresent()) {
            cql.filter(_ -> !asItIs).ifPresent(attributes::pushAll);
            return term.raw(written);
        }
        return term.plain(written);
    }

    /** A relation or modifier of a context set other than CQL's own is on no such map. */
    private List<Attribute> named(Category category, CqlName name, QueryDiagnostic otherwise) {
        boolean foreign = !name.prefix().isEmpty() && !name.prefix().isIgnoringCase("cql");
        return Optional.of(name)
                .filter(_ -> !foreign)
                .flatMap(own -> map.attributes(category, own.name()))
                .orElseThrow(() -> new QueryFault(otherwise));
    }
}
