package org.carrel.z3950.query;

import java.util.ArrayList;
import java.util.List;

/** The context sets that a text in CQL assigns to prefixes, for as long as they hold. */
final class CqlPrefixes {
    private static final int MOST = 50;

    private record Assignment(Window prefix, Window identifier) {}

    private final List<Assignment> assignments = new ArrayList<>();

    /** Assigns a set to a prefix, or to all names without one where the prefix is empty. */
    void push(Window prefix, Window identifier) {
        if (assignments.size() >= MOST) {
            throw new QueryFault(QueryDiagnostic.TOO_LONG);
        }
        assignments.add(new Assignment(prefix, identifier));
    }

    int height() {
        return assignments.size();
    }

    void popTo(int height) {
        assignments.subList(height, assignments.size()).clear();
    }

    /** The name in this word, in the set that its prefix now stands for. */
    CqlName resolved(Window word) {
        CqlName name = CqlName.of(word);
        for (Assignment each : assignments.reversed()) {
            if (each.prefix.equals(name.prefix())) {
                return name.in(each.identifier);
            }
        }
        return name;
    }
}
