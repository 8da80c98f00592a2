package org.carrel.z3950.query;

import java.util.List;
import org.carrel.z3950.query.CqlNode.Clause;
import org.carrel.z3950.query.CqlNode.Pair;

/** Writes CQL from a tree: one form for each meaning, so that nothing else can travel in it. */
public final class CqlWriter {
    private static final List<String> KEYWORDS = List.of("and", "or", "not", "prox", "sortBy");

    private final WipedBuffer to;

    private CqlWriter(WipedBuffer to) {
        this.to = to;
    }

    /** Appends the query to a buffer of the caller, who wipes it. */
    public static void write(CqlQuery query, WipedBuffer to) {
        CqlWriter writer = new CqlWriter(to);
        writer.node(query.root());
        if (!query.sortKeys().isEmpty()) {
            to.writeAscii(" sortBy");
        }
        for (CqlSortKey key : query.sortKeys()) {
            to.writeByte(' ');
            writer.name(key.index());
            writer.modifiers(key.modifiers());
        }
    }

    private void node(CqlNode node) {
        switch (node) {
            case Pair pair -> pair(pair);
            case Clause clause -> clause(clause);
        }
    }

    /** The left side needs no brackets, for CQL reads from the left. */
    private void pair(Pair pair) {
        node(pair.left());
        to.writeByte(' ').writeAscii(pair.conjunction().word());
        modifiers(pair.modifiers());
        to.writeByte(' ');
        boolean nested = pair.right() instanceof Pair;
        bracket(nested, '(');
        node(pair.right());
        bracket(nested, ')');
    }

    private void clause(Clause clause) {
        Window identifier = clause.index().identifier();
        bracket(!identifier.isEmpty(), '(');
        if (!identifier.isEmpty()) {
            assignment(clause.index().prefix(), identifier);
        }
        name(clause.index());
        to.writeByte(' ');
        relation(clause.relation());
        modifiers(clause.modifiers());
        to.writeByte(' ');
        quoted(clause.term());
        bracket(!identifier.isEmpty(), ')');
    }

    private void assignment(Window prefix, Window identifier) {
        to.writeByte('>');
        if (!prefix.isEmpty()) {
            quoted(prefix);
            to.writeByte('=');
        }
        quoted(identifier);
        to.writeByte(' ');
    }

    private void modifiers(List<CqlModifier> modifiers) {
        for (CqlModifier modifier : modifiers) {
            to.writeByte('/');
            name(modifier.name());
            if (!modifier.comparison().isEmpty()) {
                modifier.comparison().copyTo(to);
                quoted(modifier.value());
            }
        }
    }

    /** A relation in quotes would be a term. */
    private void relation(CqlName relation) {
        if (!relation.prefix().isEmpty()) {
            relation.prefix().copyTo(to);
            to.writeByte('.');
        }
        relation.name().copyTo(to);
    }

    private void name(CqlName name) {
        boolean quotes = !isPlain(name.prefix()) || !isPlain(name.name()) || isKeyword(name.name());
        bracket(quotes, '"');
        relation(name);
        bracket(quotes, '"');
    }

    private static boolean isKeyword(Window name) {
        return name.isEmpty() || KEYWORDS.stream().anyMatch(name::isIgnoringCase);
    }

    private static boolean isPlain(Window name) {
        for (int at = 0; at < name.length(); at++) {
            int letter = name.byteAt(at);
            if (letter >= 0x80 || !(Character.isLetterOrDigit(letter) || letter == '.')) {
                return false;
            }
        }
        return true;
    }

    private void quoted(Window text) {
        to.writeByte('"');
        text.copyTo(to);
        to.writeByte('"');
    }

    private void bracket(boolean wanted, int sign) {
        if (wanted) {
            to.writeByte(sign);
        }
    }
}
