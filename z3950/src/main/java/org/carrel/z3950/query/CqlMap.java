package org.carrel.z3950.query;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * How a site translates between CQL's indexes, relations and masks and the attributes of RPN: the
 * content of a file such as YAZ's {@code pqf.properties}. Immutable; shared by all threads.
 */
public final class CqlMap {
    private static final String ANY_NAME = "*";

    /** The parts of such a file; the word before the first dot of a line. */
    enum Category {
        INDEX("index"),
        RELATION("relation"),
        RELATION_MODIFIER("relationModifier"),
        POSITION("position"),
        STRUCTURE("structure"),
        TRUNCATION("truncation"),
        ALWAYS("always");

        private final String word;

        Category(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    /** The name in the queries of an administrator's context set, and the set's identifier. */
    public record ContextSet(String prefix, String identifier) {}

    /** An index that a query may name. */
    public record IndexName(String prefix, String name) {}

    /**
     * One line: attributes in the order of the file. Not mapped is what stands there as {@code ?}.
     */
    record Entry(
            Category category,
            String prefix,
            String name,
            boolean mapped,
            List<Attribute> attributes) {
        boolean is(Category other, String otherPrefix) {
            return category == other && prefix.equalsIgnoreCase(otherPrefix);
        }
    }

    private final List<ContextSet> contextSets;
    private final String defaultSet;
    private final List<Entry> entries;

    /** A map of these lines; the first of two that say the same counts. */
    CqlMap(List<ContextSet> contextSets, String defaultSet, List<Entry> entries) {
        this.contextSets = List.copyOf(contextSets);
        this.defaultSet = defaultSet;
        this.entries = List.copyOf(entries);
    }

    /** The context sets that a query may name, in the order of the file. */
    public List<ContextSet> contextSets() {
        return contextSets;
    }

    /** The indexes that a query may name, in the order of the file. */
    public List<IndexName> indexes() {
        return lines(Category.INDEX)
                .filter(Entry::mapped)
                .map(entry -> new IndexName(entry.prefix(), entry.name()))
                .toList();
    }

    /**
     * The attributes of an index.
     *
     * @throws QueryFault for a context set or an index that the file does not have
     */
    List<Attribute> index(CqlName name) {
        String prefix = contextSet(name).prefix();
        return find(Category.INDEX, prefix, name.name())
                .filter(Entry::mapped)
                .orElseThrow(() -> new QueryFault(QueryDiagnostic.USE))
                .attributes();
    }

    /** The context set that a name of a query belongs to. */
    ContextSet contextSet(CqlName name) {
        Predicate<ContextSet> meant =
                !name.identifier().isEmpty()
                        ? set -> name.identifier().is(set.identifier())
                        : !name.prefix().isEmpty()
                                ? set -> name.prefix().isIgnoringCase(set.prefix())
                                : set -> set.identifier().equals(defaultSet);
        return contextSets.stream()
                .filter(meant)
                .findFirst()
                .orElseThrow(() -> new QueryFault(QueryDiagnostic.CONTEXT_SET));
    }

    /** The attributes of a line without prefix, or of the line that stands for all others. */
    Optional<List<Attribute>> attributes(Category category, Window name) {
        return find(category, "", name).map(Entry::attributes);
    }

    /** The attributes of a line that the language itself names. */
    Optional<List<Attribute>> attributes(Category category, String name) {
        return lines(category)
                .filter(entry -> entry.name().equals(name))
                .findFirst()
                .map(Entry::attributes);
    }

    /** The lines of a part, in the order of the file. */
    Stream<Entry> lines(Category category) {
        return entries.stream().filter(entry -> entry.category() == category);
    }

    private Optional<Entry> find(Category category, String prefix, Window name) {
        return first(category, prefix, name)
                .or(() -> first(category, prefix, Window.ofText(ANY_NAME)));
    }

    private Optional<Entry> first(Category category, String prefix, Window name) {
        return entries.stream()
                .filter(entry -> entry.is(category, prefix))
                .filter(entry -> name.isIgnoringCase(entry.name()))
                .findFirst();
    }
}
