package org.carrel.z3950.query;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.carrel.z3950.query.CqlNode.Clause;
import org.carrel.z3950.query.CqlNode.Conjunction;
import org.carrel.z3950.query.CqlNode.Pair;
import org.carrel.z3950.query.Operator.Logic;
import org.carrel.z3950.query.Operator.Proximity;
import org.carrel.z3950.query.QueryNode.Branch;
import org.carrel.z3950.query.QueryNode.EarlierSet;
import org.carrel.z3950.query.QueryNode.Leaf;

/** Queries that nobody thought of. */
final class Trees {
    private static final int[] LETTERS =
            "abz09 \"\\@{}*?#^=/().,\tñé漢𝄞'&<>!:\n".codePoints().toArray();
    private static final int DEEPEST = 5;

    private final SplittableRandom random;

    Trees(long seed) {
        this.random = new SplittableRandom(seed);
    }

    Query query() {
        AttributeSet set = one(AttributeSet.values());
        return new Query(new WipedBuffer(new Memory(), 16), set, node(DEEPEST));
    }

    /** One that libyaz reads as we do: in Bib-1, and no backslashes in names of sets. */
    Query usualQuery() {
        return new Query(new WipedBuffer(new Memory(), 16), AttributeSet.BIB_1, usual(DEEPEST));
    }

    private QueryNode usual(int depth) {
        if (depth > 0 && random.nextInt(2) > 0) {
            return new Branch(operator(), usual(depth - 1), usual(depth - 1));
        }
        List<Attribute> attributes = new ArrayList<>();
        for (int type = 1; type < 7; type += random.nextInt(1, 4)) {
            attributes.add(Attribute.bib1(type, random.nextInt(2000)));
        }
        return random.nextInt(5) == 0
                ? new EarlierSet(Memory.window("s" + random.nextInt(100)))
                : new Leaf(attributes, Term.general(Memory.window(text(12))));
    }

    CqlQuery cqlQuery() {
        List<CqlSortKey> keys = new ArrayList<>();
        for (int count = random.nextInt(3); count > 0; count--) {
            keys.add(new CqlSortKey(name(), modifiers()));
        }
        return new CqlQuery(new WipedBuffer(new Memory(), 16), cqlNode(DEEPEST), keys);
    }

    String text(int longest) {
        StringBuilder text = new StringBuilder();
        for (int count = random.nextInt(longest + 1); count > 0; count--) {
            text.appendCodePoint(LETTERS[random.nextInt(LETTERS.length)]);
        }
        return text.toString();
    }

    private QueryNode node(int depth) {
        return switch (depth == 0 ? 3 : random.nextInt(5)) {
            case 0, 1 -> new Branch(operator(), node(depth - 1), node(depth - 1));
            case 2 -> new EarlierSet(Memory.window(text(9)));
            default -> new Leaf(attributes(), term());
        };
    }

    private Operator operator() {
        return random.nextInt(4) > 0
                ? one(Logic.values())
                : new Proximity(
                        random.nextBoolean(),
                        random.nextInt(300),
                        random.nextBoolean(),
                        random.nextInt(1, 7),
                        random.nextBoolean(),
                        random.nextInt(1, 12));
    }

    private List<Attribute> attributes() {
        List<Attribute> attributes = new ArrayList<>();
        for (int count = random.nextInt(5); count > 0; count--) {
            Attribute next =
                    new Attribute(one(AttributeSet.values()), random.nextInt(1, 300), value());
            if (attributes.stream().noneMatch(next::rivals)) {
                attributes.add(next);
            }
        }
        return attributes;
    }

    private Attribute.Value value() {
        return random.nextInt(3) > 0
                ? new Attribute.Value.Numeric(random.nextInt(100_000))
                : new Attribute.Value.Named(Memory.window("1" + text(6)));
    }

    private Term term() {
        Term.Kind kind = one(Term.Kind.values());
        return new Term(
                kind,
                Memory.window(
                        switch (kind) {
                            case GENERAL, CHARACTER_STRING -> text(12);
                            case NUMERIC -> String.valueOf(random.nextLong(-99_999, 999_999_999));
                            case DATE_TIME -> "20261122081500Z";
                            case NULL -> "";
                        }));
    }

    private CqlNode cqlNode(int depth) {
        return depth == 0 || random.nextInt(3) == 0
                ? clause()
                : new Pair(
                        one(Conjunction.values()),
                        modifiers(),
                        cqlNode(depth - 1),
                        cqlNode(depth - 1));
    }

    private Clause clause() {
        String[] relations = {"=", "==", "<", ">", "<=", ">=", "<>", "any", "all", "exact", "a.b"};
        CqlName relation = CqlName.of(Memory.window(one(relations)));
        CqlName index = random.nextInt(4) > 0 ? name() : name().in(Memory.window("urn:x"));
        return new Clause(index, relation, modifiers(), cqlText());
    }

    private CqlName name() {
        String[] names = {"dc.title", "and", "x", "bath.any", "or.not", "a b", "é.ö", "sortby"};
        return CqlName.of(Memory.window(one(names)));
    }

    private List<CqlModifier> modifiers() {
        List<CqlModifier> modifiers = new ArrayList<>();
        for (int count = random.nextInt(3); count > 0; count--) {
            boolean compared = random.nextBoolean();
            modifiers.add(
                    new CqlModifier(
                            name(),
                            Memory.window(compared ? "<=" : ""),
                            compared ? cqlText() : Window.nothing()));
        }
        return modifiers;
    }

    /** As CQL writes it: quotes and backslashes never stand alone. */
    private Window cqlText() {
        String text = text(10).replace("\\", "\\\\").replace("\"", "\\\"");
        return Memory.window(text);
    }

    private <T> T one(T[] choices) {
        return choices[random.nextInt(choices.length)];
    }
}
