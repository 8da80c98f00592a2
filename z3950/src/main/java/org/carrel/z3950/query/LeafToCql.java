package org.carrel.z3950.query;

import java.util.List;
import java.util.Optional;
import org.carrel.z3950.query.Attribute.Value.Numeric;
import org.carrel.z3950.query.CqlMap.Category;
import org.carrel.z3950.query.CqlMap.Entry;
import org.carrel.z3950.query.CqlNode.Clause;
import org.carrel.z3950.query.QueryNode.Leaf;

/** Says one leaf of a query as a clause of CQL; what cannot be said is refused, never left out. */
final class LeafToCql {
    private static final int USE = 1;
    private static final int RELATION = 2;
    private static final int POSITION = 3;
    private static final int STRUCTURE = 4;
    private static final int TRUNCATION = 5;
    private static final int COMPLETENESS = 6;
    private static final int EQUAL = 3;
    private static final int ALWAYS_MATCHES = 103;

    /** Phrase, word, year and date: what a plain {@code =} finds out by itself. */
    private static final List<Integer> PLAIN_STRUCTURES = List.of(0, 1, 2, 4, 5);

    private static final List<String> ANCHORS = List.of("any", "first", "last", "firstAndLast");
    private static final CqlName SERVER_CHOICE = name("cql.serverChoice");
    private static final CqlName ALL_RECORDS = name("cql.allRecords");
    private static final CqlName EQUALS = name("=");

    private final CqlMap map;
    private final WipedBuffer memory;

    LeafToCql(CqlMap map, WipedBuffer memory) {
        this.map = map;
        this.memory = memory;
    }

    Clause clause(Leaf leaf) {
        leaf.attributes().forEach(LeafToCql::requireSayable);
        if (number(leaf, RELATION) == ALWAYS_MATCHES) {
            return new Clause(ALL_RECORDS, EQUALS, List.of(), Window.ofText("1"));
        }
        CqlName index = index(leaf);
        Window term = term(leaf);
        int relation = number(leaf, RELATION);
        if (relation != 0 && relation != EQUAL) {
            requirePlainStructure(leaf);
            return compared(index, relation, term);
        }
        return new Clause(index, equality(leaf), List.of(), term);
    }

    private CqlName index(Leaf leaf) {
        if (leaf.attributes().stream().noneMatch(attribute -> attribute.type() == USE)) {
            return SERVER_CHOICE;
        }
        return map.lines(Category.INDEX)
                .filter(line -> !line.attributes().isEmpty())
                .filter(line -> leaf.attributes().containsAll(line.attributes()))
                .filter(line -> line.attributes().stream().anyMatch(each -> each.type() == USE))
                .findFirst()
                .map(line -> name(line.prefix() + "." + line.name()))
                .orElseThrow(() -> new QueryFault(QueryDiagnostic.USE));
    }

    /** A relation of its own, or {@code =} with a modifier. */
    private Clause compared(CqlName index, int relation, Window term) {
        Optional<Entry> own = line(Category.RELATION, Attribute.bib1(RELATION, relation));
        if (own.isPresent()) {
            return new Clause(index, name(own.get().name()), List.of(), term);
        }
        Entry modifier =
                line(Category.RELATION_MODIFIER, Attribute.bib1(RELATION, relation))
                        .orElseThrow(() -> new QueryFault(QueryDiagnostic.RELATION));
        CqlModifier said =
                new CqlModifier(name(modifier.name()), Window.nothing(), Window.nothing());
        return new Clause(index, EQUALS, List.of(said), term);
    }

    /** The relation for "equal" whose structure is the leaf's. */
    private CqlName equality(Leaf leaf) {
        int structure = number(leaf, STRUCTURE);
        Attribute wanted = Attribute.bib1(STRUCTURE, structure);
        boolean usual =
                map.attributes(Category.STRUCTURE, Window.ofText("="))
                        .filter(attributes -> attributes.contains(wanted))
                        .isPresent();
        boolean oneWord = leaf.term().text().indexOf(' ', 0) < 0;
        if (structure == 0 || usual) {
            return EQUALS;
        }
        return map.lines(Category.STRUCTURE)
                .filter(line -> line.attributes().contains(wanted))
                .map(Entry::name)
                .filter(name -> oneWord || !(name.equals("any") || name.equals("all")))
                .findFirst()
                .map(LeafToCql::name)
                .orElseGet(() -> plainEquality(leaf));
    }

    private static CqlName plainEquality(Leaf leaf) {
        requirePlainStructure(leaf);
        return EQUALS;
    }

    private static void requirePlainStructure(Leaf leaf) {
        if (!PLAIN_STRUCTURES.contains(number(leaf, STRUCTURE))) {
            throw new QueryFault(QueryDiagnostic.STRUCTURE);
        }
    }

    private Window term(Leaf leaf) {
        int anchors = anchors(leaf);
        int truncation = number(leaf, TRUNCATION);
        int from = memory.length();
        sign('^', (anchors & 1) != 0);
        sign('*', truncation == 2 || truncation == 3);
        switch (truncation) {
            case 0, 1, 2, 3, 100 -> CqlText.escaped(leaf.term().text(), memory);
            case 104 -> CqlText.fromZ3958(leaf.term().text(), memory);
            default -> throw new QueryFault(QueryDiagnostic.TRUNCATION);
        }
        sign('*', truncation == 1 || truncation == 3);
        sign('^', (anchors & 2) != 0);
        return Window.since(memory, from);
    }

    private void sign(int sign, boolean wanted) {
        if (wanted) {
            memory.writeByte(sign);
        }
    }

    /** 1 for an anchor before the term, 2 for one behind it, 3 for both. */
    private int anchors(Leaf leaf) {
        int position = number(leaf, POSITION);
        int completeness = number(leaf, COMPLETENESS);
        if ((position == 0 || position == 3) && completeness <= 1) {
            return 0;
        }
        for (int anchors = 0; anchors < ANCHORS.size(); anchors++) {
            List<Attribute> said =
                    map.attributes(Category.POSITION, ANCHORS.get(anchors)).orElse(List.of());
            if (agrees(said, POSITION, position) && agrees(said, COMPLETENESS, completeness)) {
                return anchors;
            }
        }
        throw new QueryFault(
                position > 1 || completeness <= 1
                        ? QueryDiagnostic.POSITION
                        : QueryDiagnostic.COMPLETENESS);
    }

    private static boolean agrees(List<Attribute> said, int type, int number) {
        return number == 0 || said.contains(Attribute.bib1(type, number));
    }

    private Optional<Entry> line(Category category, Attribute only) {
        return map.lines(category)
                .filter(line -> line.attributes().equals(List.of(only)))
                .findFirst();
    }

    private static void requireSayable(Attribute attribute) {
        if (attribute.set() != AttributeSet.BIB_1) {
            throw new QueryFault(QueryDiagnostic.CONTEXT_SET);
        }
        Bib1 type = Bib1.of(attribute.type());
        if (type != Bib1.USE && !(attribute.value() instanceof Numeric)) {
            throw new QueryFault(type.diagnostic());
        }
    }

    /** The value of an attribute, or 0 where the leaf does not have it. */
    private static int number(Leaf leaf, int type) {
        for (Attribute attribute : leaf.attributes()) {
            if (attribute.type() == type && attribute.value() instanceof Numeric(int number)) {
                return number;
            }
        }
        return 0;
    }

    private static CqlName name(String text) {
        return CqlName.of(Window.ofText(text));
    }
}
