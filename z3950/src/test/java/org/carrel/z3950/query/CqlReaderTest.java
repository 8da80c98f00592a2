package org.carrel.z3950.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts in CQL, most of them the examples that all parsers of CQL are tried with. */
class CqlReaderTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                // spotless:off
                "cat                             | cql.serverChoice = \"cat\"",
                "comp.os.linux                   | cql.serverChoice = \"comp.os.linux\"",
                "ml:element                      | cql.serverChoice = \"ml:element\"",
                "\"<xml:element>\"               | cql.serverChoice = \"<xml:element>\"",
                "((dog))                         | cql.serverChoice = \"dog\"",
                "all                             | cql.serverChoice = \"all\"",
                "prox                            | cql.serverChoice = \"prox\"",
                "title = \"fish\"                | title = \"fish\"",
                "title exact fish                | title exact \"fish\"",
                "title any fish                  | title any \"fish\"",
                "title > 9                       | title > \"9\"",
                "title >= 23                     | title >= \"23\"",
                "title == 23                     | title == \"23\"",
                "dc.title any \"fish chips\"     | dc.title any \"fish chips\"",
                "dc.fish all/stem/fuzzy \"a b\"  | dc.fish all/stem/fuzzy \"a b\"",
                "dc.title =/rel.algorithm=CORI squid | dc.title =/rel.algorithm=\"CORI\" \"squid\"",
                "creator any/f.foo/b.bar>1 x     | creator any/f.foo/b.bar>\"1\" \"x\"",
                "dc.title cql.all x              | dc.title cql.all \"x\"",
                "cat or dog                      | cql.serverChoice = \"cat\" or cql.serverChoice = \"dog\"",
                "fred AND any                    | cql.serverChoice = \"fred\" and cql.serverChoice = \"any\"",
                "((fred or all))                 | cql.serverChoice = \"fred\" or cql.serverChoice = \"all\"",
                "a or b and c                    | cql.serverChoice = \"a\" or cql.serverChoice = \"b\" and cql.serverChoice = \"c\"",
                "a or (b and c)                  | cql.serverChoice = \"a\" or (cql.serverChoice = \"b\" and cql.serverChoice = \"c\")",
                "(title any/stem \"fish dog\" or and) | title any/stem \"fish dog\" or cql.serverChoice = \"and\"",
                "cat prox/distance<3 hat         | cql.serverChoice = \"cat\" prox/distance<\"3\" cql.serverChoice = \"hat\"",
                "\"fish food\" prox/unit=sentence and | cql.serverChoice = \"fish food\" prox/unit=\"sentence\" cql.serverChoice = \"and\"",
                "a and/rel.algorithm=CORI b      | cql.serverChoice = \"a\" and/rel.algorithm=\"CORI\" cql.serverChoice = \"b\"",
                "(cat^)                          | cql.serverChoice = \"cat^\"",
                "\"^cat says \\\"fish\\\"\"      | cql.serverChoice = \"^cat says \\\"fish\\\"\"",
                "> foo=\"urn:x\" foo.title=fish  | (>\"foo\"=\"urn:x\" foo.title = \"fish\")",
                "> \"urn:x\" title=fish          | (>\"urn:x\" title = \"fish\")",
                "(> foo=\"urn:x\" foo.t=a) or foo.t=b | (>\"foo\"=\"urn:x\" foo.t = \"a\") or foo.t = \"b\"",
                "any or all:stem and all exact any prox prox=fuzzy | cql.serverChoice = \"any\" or cql.serverChoice = \"all:stem\" and all exact \"any\" prox \"prox\" = \"fuzzy\"",
                "(((((((((any)))))))))           | cql.serverChoice = \"any\"",
                "\"\"                            | cql.serverChoice = \"\"",
                "> any > any = exact any > any   | (>\"any\" any > \"any\")",
                "fish sortBy dc.date/sort.descending dc.title | cql.serverChoice = \"fish\" sortBy dc.date/sort.descending dc.title",
                "title = harry potter            | title = \"harry\" and title = \"potter\"",
                // spotless:on
            })
    void a_text_is_understood_and_said_again_in_one_form(String cql, String again) {
        assertEquals(again, saidAgain(cql));
        assertEquals(again, saidAgain(again));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "<",
                "===",
                "missingClause or",
                "title =",
                "()",
                "(missingParen",
                "missingParen)",
                "(emptyParens or ())",
                "title = (\"illegal parentheses\")",
                "> illegal=\"urn:missingQuery\"",
                "\"open",
                "a\"b",
                "title =/ fish",
                "fish sortBy",
                "back\\"
            })
    void what_is_no_cql_is_refused(String cql) {
        QueryFault fault = assertThrows(QueryFault.class, () -> saidAgain(cql));
        assertEquals(108, fault.diagnostic().bib1());
        assertEquals(10, fault.diagnostic().sru());
    }

    @Test
    void the_depth_of_brackets_is_bounded() {
        String deep = "(".repeat(4_000) + "x" + ")".repeat(4_000);
        QueryFault fault = assertThrows(QueryFault.class, () -> saidAgain(deep));
        assertEquals(QueryDiagnostic.TOO_MANY_OPERATORS, fault.diagnostic());
    }

    @Test
    void the_number_of_operators_is_bounded() {
        String wide = "x or ".repeat(5_000) + "x";
        assertThrows(QueryFault.class, () -> saidAgain(wide));
    }

    @Test
    void the_number_of_bytes_is_bounded() {
        QueryFault fault =
                assertThrows(QueryFault.class, () -> saidAgain("x".repeat(Query.LARGEST + 1)));
        assertEquals(QueryDiagnostic.TOO_LONG, fault.diagnostic());
    }

    private static String saidAgain(String cql) {
        Memory memory = new Memory();
        try (CqlQuery query = CqlReader.read(Memory.window(cql), memory)) {
            return Memory.written(to -> CqlWriter.write(query, to));
        } finally {
            memory.assertWiped();
        }
    }
}
