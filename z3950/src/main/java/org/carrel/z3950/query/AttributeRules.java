package org.carrel.z3950.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.carrel.z3950.query.Attribute.Value.Named;
import org.carrel.z3950.query.Attribute.Value.Numeric;
import org.carrel.z3950.query.QueryNode.Leaf;

/**
 * Which attributes a client may use, and how a target wants them said. Anything that is not allowed
 * is refused, because the indexes that vendors added hold barcodes and borrowers (z3950.md §3.10).
 * Immutable; shared by all threads.
 *
 * @param sets the attribute sets that pass; others are refused with 121
 * @param uses the numbers of indexes that pass; others are refused with 114
 * @param names the names of indexes that pass; others are refused with 114
 * @param replaced what stands for an attribute at the target, after it was allowed
 * @param dropped the types that the target is not told
 */
public record AttributeRules(
        Set<AttributeSet> sets,
        Set<Integer> uses,
        Set<String> names,
        Map<Pair, Pair> replaced,
        Set<Integer> dropped) {
    /** An attribute of Bib-1 in numbers. */
    public record Pair(int type, int number) {}

    public AttributeRules {
        sets = Set.copyOf(sets);
        uses = Set.copyOf(uses);
        names = Set.copyOf(names);
        replaced = Map.copyOf(replaced);
        dropped = Set.copyOf(dropped);
    }

    /** The indexes of the common profiles in Bib-1, told as they came. */
    public static AttributeRules standard() {
        return new AttributeRules(
                Set.of(AttributeSet.BIB_1), Bib1.COMMON_USES, Set.of(), Map.of(), Set.of());
    }

    /** The same rules for a target that wants its attributes said otherwise. */
    public AttributeRules toldAs(Map<Pair, Pair> otherwise, Set<Integer> untold) {
        return new AttributeRules(sets, uses, names, otherwise, untold);
    }

    /**
     * The query as the target wants it. The words go over to the result and the query is used up,
     * unless it is refused.
     *
     * @throws QueryFault for the first attribute that may not pass
     */
    public Query applied(Query query) {
        return query.mapped(node ->
                node instanceof Leaf(List<Attribute> attributes, Term term)
                        ? new Leaf(told(attributes), term)
                        : node);
    }

    /** The attributes as the target wants them, for a sort or a scan. */
    public List<Attribute> told(List<Attribute> attributes) {
        List<Attribute> told = new ArrayList<>();
        for (Attribute attribute : attributes) {
            requireAllowed(attribute);
            if (!dropped.contains(attribute.type())) {
                told.add(replacement(attribute));
            }
        }
        return told;
    }

    private void requireAllowed(Attribute attribute) {
        if (!sets.contains(attribute.set())) {
            throw new QueryFault(QueryDiagnostic.CONTEXT_SET);
        }
        Bib1 type = Bib1.of(attribute.type());
        boolean allowed =
                switch (attribute.value()) {
                    case Numeric(int number) ->
                            type == Bib1.USE ? uses.contains(number) : type.allows(number);
                    case Named(Window name) ->
                            type == Bib1.USE && names.stream().anyMatch(name::is);
                };
        if (!allowed) {
            throw new QueryFault(type.diagnostic());
        }
    }

    private Attribute replacement(Attribute attribute) {
        if (attribute.set() != AttributeSet.BIB_1
                || !(attribute.value() instanceof Numeric(int number))) {
            return attribute;
        }
        Pair other = replaced.get(new Pair(attribute.type(), number));
        return other == null ? attribute : Attribute.bib1(other.type(), other.number());
    }
}
