package org.carrel.gateway.demo;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** What the demonstration's catalogue can be searched by: Use attributes of Bib-1. */
enum SearchIndex {
    AUTHOR(1003, 1, 1004),
    TITLE(4, 5, 33),
    ISBN(7),
    SUBJECT(21, 46),
    ANY(1016, 1017, 1035);

    private final Set<Integer> uses;

    SearchIndex(Integer... uses) {
        this.uses = Set.of(uses);
    }

    /** The index behind a Use attribute, if there is one. */
    static Optional<SearchIndex> of(int use) {
        return Arrays.stream(values()).filter(each -> each.uses.contains(use)).findFirst();
    }
}
