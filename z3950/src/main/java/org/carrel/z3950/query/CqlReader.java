package org.carrel.z3950.query;

import io.netty.buffer.ByteBufAllocator;
import java.util.ArrayList;
import java.util.List;
import org.carrel.z3950.query.CqlNode.Clause;
import org.carrel.z3950.query.CqlNode.Conjunction;
import org.carrel.z3950.query.CqlNode.Pair;
import org.carrel.z3950.query.CqlWords.Word;
import org.jspecify.annotations.Nullable;

/**
 * Reads CQL 1.1 and 1.2: prefix assignments, indexes, relations and their modifiers, booleans and
 * theirs, {@code sortBy}. As YAZ does, it takes bare words that stand side by side for an {@code
 * and}. What is no CQL is refused with 108, for SRU 10.
 */
public final class CqlReader {
    private static final List<String> NAMED_RELATIONS =
            List.of("any", "all", "exact", "within", "encloses", "adj", "scr");
    private static final List<String> COMPARISONS = List.of("=", "==", "<>", "<", ">", "<=", ">=");
    private static final CqlName SERVER_CHOICE = CqlName.of(Window.ofText("cql.serverChoice"));
    private static final CqlName EQUALS = CqlName.of(Window.ofText("="));

    private final List<Word> words;
    private final TreeBound bound = new TreeBound();
    private final CqlPrefixes prefixes = new CqlPrefixes();
    private int next;

    private CqlReader(List<Word> words) {
        this.words = words;
    }

    /**
     * The query that a text in CQL asks; the text is copied and stays the caller's.
     *
     * @throws QueryFault if it is not CQL, not UTF-8, or larger than a query may be
     */
    public static CqlQuery read(Window cql, ByteBufAllocator allocator) {
        WipedBuffer memory = new WipedBuffer(allocator, Query.LARGEST);
        try {
            Window text = cql.copiedTo(memory);
            if (!TermText.isUtf8(text)) {
                throw new QueryFault(QueryDiagnostic.MALFORMED_TERM);
            }
            CqlReader reader = new CqlReader(CqlWords.of(text));
            CqlNode root = reader.query();
            List<CqlSortKey> sortKeys = reader.sortKeys();
            reader.require(reader.front().kind() == CqlWords.Kind.END);
            return new CqlQuery(memory, root, sortKeys);
        } catch (RuntimeException refused) {
            memory.close();
            throw refused;
        }
    }

    /** Clauses and what joins them, from left to right; assignments hold until the end. */
    private CqlNode query() {
        int outer = prefixes.height();
        while (front().isSign(">")) {
            assignment();
        }
        CqlNode node = clause();
        int joined = 0;
        for (Conjunction each = conjunction(); each != null; each = conjunction()) {
            joined++;
            bound.down();
            next++;
            List<CqlModifier> modifiers = modifiers();
            node = new Pair(each, modifiers, node, clause());
        }
        for (; joined > 0; joined--) {
            bound.up();
        }
        prefixes.popTo(outer);
        return node;
    }

    private void assignment() {
        next++;
        Window first = text();
        if (front().isSign("=")) {
            next++;
            prefixes.push(first, text());
        } else {
            prefixes.push(Window.nothing(), first);
        }
    }

    private @Nullable Conjunction conjunction() {
        for (Conjunction each : Conjunction.values()) {
            if (front().isKeyword(each.word())) {
                return each;
            }
        }
        return null;
    }

    private CqlNode clause() {
        if (!front().isSign("(")) {
            return atRelation() ? relation() : bareTerms();
        }
        next++;
        bound.down();
        CqlNode inner = query();
        bound.up();
        require(front().isSign(")"));
        next++;
        return inner;
    }

    private CqlNode relation() {
        CqlName index = prefixes.resolved(text());
        CqlName relation = CqlName.of(words.get(next++).text());
        List<CqlModifier> modifiers = modifiers();
        CqlNode node = clause(index, relation, modifiers);
        return furtherTerms(node, index, relation, modifiers);
    }

    private CqlNode bareTerms() {
        CqlNode node = clause(SERVER_CHOICE, EQUALS, List.of());
        return furtherTerms(node, SERVER_CHOICE, EQUALS, List.of());
    }

    private CqlNode furtherTerms(
            CqlNode first, CqlName index, CqlName relation, List<CqlModifier> modifiers) {
        if (!atFurtherTerm()) {
            return first;
        }
        bound.down();
        CqlNode rest = clause(index, relation, modifiers);
        CqlNode all = furtherTerms(rest, index, relation, modifiers);
        bound.up();
        return new Pair(Conjunction.AND, List.of(), first, all);
    }

    private Clause clause(CqlName index, CqlName relation, List<CqlModifier> modifiers) {
        bound.leaf();
        return new Clause(index, relation, modifiers, text());
    }

    private boolean atFurtherTerm() {
        return front().isText() && conjunction() == null && !front().isKeyword("sortBy");
    }

    /** Whether an index and a relation stand in front, which a bare term may resemble. */
    private boolean atRelation() {
        if (!front().isText()) {
            return false;
        }
        Word second = ahead(1);
        if (isComparison(second)) {
            return true;
        }
        Word third = ahead(2);
        return isNamedRelation(second) && (third.isText() || third.isSign("/"));
    }

    private static boolean isComparison(Word word) {
        return COMPARISONS.stream().anyMatch(word::isSign);
    }

    private static boolean isNamedRelation(Word word) {
        return NAMED_RELATIONS.stream().anyMatch(word::isKeyword)
                || (word.kind() == CqlWords.Kind.PLAIN
                        && !CqlName.of(word.text()).prefix().isEmpty());
    }

    private List<CqlModifier> modifiers() {
        List<CqlModifier> modifiers = new ArrayList<>();
        while (front().isSign("/")) {
            require(modifiers.size() < TreeBound.MOST_ATTRIBUTES);
            next++;
            CqlName name = CqlName.of(text());
            boolean compared = isComparison(front());
            Window comparison = compared ? words.get(next++).text() : Window.nothing();
            modifiers.add(new CqlModifier(name, comparison, compared ? text() : Window.nothing()));
        }
        return modifiers;
    }

    private List<CqlSortKey> sortKeys() {
        List<CqlSortKey> keys = new ArrayList<>();
        if (front().isKeyword("sortBy")) {
            next++;
            do {
                require(keys.size() < TreeBound.MOST_ATTRIBUTES);
                CqlName index = CqlName.of(text());
                keys.add(new CqlSortKey(index, modifiers()));
            } while (front().isText());
        }
        return keys;
    }

    private Window text() {
        require(front().isText());
        return words.get(next++).text();
    }

    private Word front() {
        return ahead(0);
    }

    private Word ahead(int further) {
        return words.get(Math.min(next + further, words.size() - 1));
    }

    private void require(boolean sound) {
        if (!sound) {
            throw new QueryFault(QueryDiagnostic.MALFORMED);
        }
    }
}
