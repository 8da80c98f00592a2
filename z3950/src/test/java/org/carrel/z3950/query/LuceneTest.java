package org.carrel.z3950.query;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No letter of a reader's becomes a sign of Lucene's. */
class LuceneTest {
    private static final SolrFields FIELDS =
            new SolrFields(
                    Map.of(4, List.of("title"), 1003, List.of("author", "author_alt")),
                    List.of("text"));

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "fish                         | (text:\"fish\")",
                "{{!xmlparser v='<x/>'}       | (text:\"{!xmlparser v='<x/>'\")",
                "\"a\\\\\\\" OR *:*\"          | (text:\"a\\\\\\\" OR *:*\")",
                "@attr 1=4 @attr 4=6 {a b}    | (title:(\"a\" AND \"b\"))",
                "@attr 1=1003 x               | (author:\"x\" OR author_alt:\"x\")",
                "@attr 1=4 @attr 5=1 a*b:c    | (title:(a\\*b\\:c*))",
                "@attr 1=4 @attr 5=3 {AND or} | (title:(*AND* AND *or*))",
                "@attr 1=4 @attr 2=2 1990     | (title:[* TO \"1990\"])",
                "@attr 1=4 @attr 2=5 1990     | (title:{\"1990\" TO *})",
                "@not @or a b @and c d        | (((text:\"a\") OR (text:\"b\")) NOT ((text:\"c\") AND (text:\"d\")))",
                "@attr 1=21 x                 | 114",
                "@attr 1=_query_ x            | 114",
                "@attr 2=100 x                | 117",
                "@attr 3=1 x                  | 119",
                "@attr 5=102 x                | 120",
                "@attr 6=3 x                  | 122",
                "@attr 5=1 \" \"              | 125",
                "@set x                       | 18",
                "@prox 0 3 1 2 k 2 a b        | 110"
            })
    void a_query_is_said_or_refused(String pqf, String lucene) {
        String said;
        try {
            said =
                    Languages.ofPqf(
                            pqf,
                            query -> Memory.written(to -> RpnToLucene.write(query, FIELDS, to)));
        } catch (QueryFault fault) {
            said = String.valueOf(fault.diagnostic().bib1());
        }
        assertEquals(lucene, said);
    }
}
