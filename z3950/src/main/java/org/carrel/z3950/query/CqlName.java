package org.carrel.z3950.query;

/**
 * A name of CQL, such as {@code dc.title}: the short prefix of a context set, the name in that set,
 * and the set's identifier where the query itself assigned one to the prefix. What is not there is
 * an empty window.
 */
public record CqlName(Window prefix, Window name, Window identifier) {
    /** The name that stands in this word, before any prefix of it is known. */
    static CqlName of(Window word) {
        int dot = word.indexOf('.', 0);
        return dot <= 0 || dot == word.length() - 1
                ? new CqlName(Window.nothing(), word, Window.nothing())
                : new CqlName(
                        word.part(0, dot), word.part(dot + 1, word.length()), Window.nothing());
    }

    /** The same name of the context set that the query assigned. */
    CqlName in(Window assigned) {
        return new CqlName(prefix, name, assigned);
    }

    /** Whether it is this name, written with or without the prefix {@code cql}. */
    boolean isCql(String word) {
        return name.isIgnoringCase(word) && (prefix.isEmpty() || prefix.isIgnoringCase("cql"));
    }
}
