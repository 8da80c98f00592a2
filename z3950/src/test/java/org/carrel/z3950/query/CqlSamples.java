package org.carrel.z3950.query;

import java.util.List;

/** CQL that libyaz and we are both asked about. */
final class CqlSamples {
    static final List<String> ALL =
            List.of(
                    // spotless:off
                    "a", "\"a b\"", "a b", "a b c", "title = fish", "dc.title = fish", "cat or dog",
                    "cat and fish", "cat not frog", "(cat not frog)", "\"cat\" not \"fish food\"",
                    "xml and \"prox///\"", "fred and any", "((fred or all))", "a or b and c not d",
                    "a or (b and c)", "*a", "a*", "*a*", "a*a", "?a", "a?", "?a?", "a#a?", "*a#",
                    "a#a*", "a*3", "a*\\3", "\\*a#", "\\*a*b#", "\\\"", "\"\\\\\"", "*", "**", "^",
                    "^a", "a^", "^a^", "^a*", "^*a", "*a^", "a^b", "\\^a", "a\\*", "\"a\\\\*\"",
                    "title any \"fish chips\"", "title all \"fish chips\"", "title > 9",
                    "title >= 23", "title <= 23", "title < 23", "title <> 23", "title any fish",
                    "dc.title any/stem fish", "dc.title =/relevant fish", "dc.title =/best fish",
                    "dc.fish all/stem \"fish chips\"", "dc.rights2 = x", "nowhere.title = x",
                    "cat prox hat", "cat prox/distance=3/unit=word/ordered hat",
                    "cat prox/distance<3 hat", "\"fish food\" prox/unit=sentence and",
                    "cat prox/unit=mile hat", "cat prox/nonsense hat", "a and/rel.x b",
                    "bath.isbn = 0123456789", "bath.any2 = x", "rec.id = 12",
                    "> foo=\"info:srw/cql-context-set/1/dc-v1.1\" foo.title=\"fish\"",
                    "> \"info:srw/cql-context-set/1/dc-v1.1\" title=\"fish\"",
                    "> foo=\"urn:other\" foo.title=\"fish\"",
                    "> dc=\"urn:other\" dc.title=\"fish\"", "cql.resultSet = abc",
                    "cql.resultSet = \"a b\"", "dc.title = \"say \\\"hi\\\"\"", "é*", "title = *é",
                    "cat sortBy dc.date", "cat sortby dc.date/sort.descending dc.title",
                    "<", "===", "missing or", "()", "(missing", "title =", "\"\"",
                    "cql.serverChoice = x", "DC.Title = x", "title ANY \"a b\"", "a AND b");
    // spotless:on

    private CqlSamples() {}
}
