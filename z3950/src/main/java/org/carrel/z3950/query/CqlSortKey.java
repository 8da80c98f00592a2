package org.carrel.z3950.query;

import java.util.List;

/** An index behind CQL's {@code sortBy}, and how it sorts. */
public record CqlSortKey(CqlName index, List<CqlModifier> modifiers) {
    public CqlSortKey {
        modifiers = List.copyOf(modifiers);
    }

    /** Whether the last comes first. */
    public boolean descending() {
        return says("descending");
    }

    /** Whether capitals and small letters sort apart. */
    public boolean caseSensitive() {
        return says("respectCase");
    }

    private boolean says(String word) {
        return modifiers.stream().anyMatch(each -> each.name().name().isIgnoringCase(word));
    }
}
