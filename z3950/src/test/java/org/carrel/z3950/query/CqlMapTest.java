package org.carrel.z3950.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the map of a site, or the one that comes with the program, makes of CQL and RPN. */
class CqlMapTest {
    private static final String PLAIN = "@attr 2=3 @attr 4=1 @attr 3=3 @attr 6=1 @attr 5=100 ";

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                // spotless:off
                "title = fish          | @attr 2=3 @attr 4=1 @attr 3=3 @attr 6=1 @attr 5=100 @attr 1=4 \"fish\"",
                "dc.title = fis*       | @attr 2=3 @attr 4=1 @attr 3=3 @attr 6=1 @attr 5=1 @attr 1=4 \"fis\"",
                "dc.title = *ish       | @attr 2=3 @attr 4=1 @attr 3=3 @attr 6=1 @attr 5=2 @attr 1=4 \"ish\"",
                "dc.title = *is*       | @attr 2=3 @attr 4=1 @attr 3=3 @attr 6=1 @attr 5=3 @attr 1=4 \"is\"",
                "dc.title = f?s*3#     | @attr 2=3 @attr 4=1 @attr 3=3 @attr 6=1 @attr 5=104 @attr 1=4 \"f#s?\\\\3\\\\#\"",
                "dc.title = ^fish      | @attr 2=3 @attr 4=1 @attr 3=1 @attr 6=1 @attr 5=100 @attr 1=4 \"fish\"",
                "dc.title = \"^a b^\"  | @attr 2=3 @attr 4=1 @attr 3=1 @attr 6=3 @attr 5=100 @attr 1=4 \"a b\"",
                "dc.title = \\*x\\?    | @attr 2=3 @attr 4=1 @attr 3=3 @attr 6=1 @attr 5=100 @attr 1=4 \"*x?\"",
                "dc.date < 1990        | @attr 2=1 @attr 4=1 @attr 3=3 @attr 6=1 @attr 5=100 @attr 1=31 \"1990\"",
                "title exact fish      | @attr 2=3 @attr 4=108 @attr 3=3 @attr 6=1 @attr 5=100 @attr 1=4 \"fish\"",
                "title =/stem fish     | @attr 4=1 @attr 3=3 @attr 6=1 @attr 5=100 @attr 1=4 @attr 2=101 \"fish\"",
                "title all \"a  b\"    | @and @attr 2=3 @attr 4=2 @attr 3=3 @attr 6=1 @attr 5=100 @attr 1=4 \"a\" @attr 2=3 @attr 4=2 @attr 3=3 @attr 6=1 @attr 5=100 @attr 1=4 \"b\"",
                "cql.resultSetId = \"a\\\"b\" | @set \"a\\\"b\"",
                "> x=\"info:srw/cql-context-set/1/dc-v1.1\" x.title=fish | @attr 2=3 @attr 4=1 @attr 3=3 @attr 6=1 @attr 5=100 @attr 1=4 \"fish\"",
                // spotless:on
            })
    void cql_becomes_rpn(String cql, String pqf) {
        assertEquals(pqf, Languages.ofCql(cql, CqlMapReader.standard(), Languages::pqf));
    }

    @Test
    void nearness_has_the_defaults_of_the_language() {
        String pqf = Languages.ofCql("a prox/ordered b", CqlMapReader.standard(), Languages::pqf);
        String any = PLAIN + "@attr 1=1016 ";
        assertEquals("@prox 0 1 1 2 k 2 " + any + "\"a\" " + any + "\"b\"", pqf);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dc.unheard = x            | 114 | 16",
                "dc.rights = x             | 114 | 16",
                "nowhere.title = x         | 121 | 15",
                "> dc=urn:other dc.title=x | 121 | 15",
                "title within x            | 117 | 19",
                "title rel.best x          | 117 | 19",
                "title =/best x            | 117 | 20",
                "title = x^                | 119 | 32",
                "a and/best b              | 110 | 46",
                "a prox/unit=mile b        | 132 | 42",
                "a prox/distance=far b     | 131 | 41"
            })
    void what_is_not_on_the_map_is_refused(String cql, int bib1, int sru) {
        QueryFault fault =
                assertThrows(
                        QueryFault.class,
                        () -> Languages.ofCql(cql, CqlMapReader.standard(), Languages::pqf));
        assertEquals(bib1, fault.diagnostic().bib1());
        assertEquals(sru, fault.diagnostic().sru());
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "computer                          | cql.serverChoice = \"computer\"",
                "@attr 1=4 @attr 4=6 computer      | 118",
                "@attr 1=4 @attr 5=1 com*          | dc.title = \"com\\**\"",
                "@attr 1=4 @attr 5=104 c?m#        | dc.title = \"c*m?\"",
                "@attr 1=4 @attr 5=102 x           | 120",
                "@attr 1=1003 @attr 2=101 x        | dc.creator =/stem \"x\"",
                "@attr 1=31 @attr 2=4 @attr 4=4 x  | dc.date >= \"x\"",
                "@attr 1=7 x                       | bath.isbn = \"x\"",
                "@attr 1=1044 x                    | 114",
                "@attr 1=4 @attr 3=1 x             | dc.title = \"^x\"",
                "@attr 1=4 @attr 6=3 x             | dc.title = \"^x^\"",
                "@attr 1=4 @attr 3=2 x             | 119",
                "@attr 1=4 @attr 6=2 x             | 122",
                "@attr 7=1 x                       | 113",
                "@attr 2=103 @attr 1=1035 x        | cql.allRecords = \"1\"",
                "@not a @or b c                    | cql.serverChoice = \"a\" not (cql.serverChoice = \"b\" or cql.serverChoice = \"c\")",
                "@prox 0 3 1 2 k 2 a b             | cql.serverChoice = \"a\" prox/distance<=\"3\"/unit=\"word\"/ordered cql.serverChoice = \"b\"",
                "@prox 1 3 1 2 k 2 a b             | 110",
                "@set \"a*b\"                      | cql.resultSetId = \"a\\*b\""
            })
    void rpn_becomes_cql_or_is_refused(String pqf, String cql) {
        String said;
        try {
            said = Languages.ofPqf(pqf, Languages::cql);
        } catch (QueryFault fault) {
            said = String.valueOf(fault.diagnostic().bib1());
        }
        assertEquals(cql, said);
    }

    @Test
    void a_file_of_yaz_is_taken_as_it_is() {
        List<CqlMapReader.Problem> problems = new ArrayList<>();
        List<String> lines =
                """
                # as sites have them
                set.dc\t\t= info:srw/cql-context-set/1/dc-v1.1
                set\t\t= info:srw/cql-context-set/1/dc-v1.1
                index.dc.title\t\t\t= 1=4
                \t# indented
                index.dc.rights = 1=?
                relation.<\t= 2=1
                relation.<>\t= 2=6
                relationModifier.masked\t\t\t=
                position.first = 3=1 6=1 # a comment
                structure.* = 4=1
                truncation.right = 5=1
                always = 6=1\r
                """
                        .lines()
                        .toList();
        CqlMapReader.read(lines, problems::add);
        assertEquals(List.of(), problems);
    }

    @Test
    void slips_of_the_pen_are_reported_with_their_lines() {
        List<CqlMapReader.Problem> problems = new ArrayList<>();
        CqlMapReader.read(
                List.of(
                        "set.dc = urn:dc",
                        "index.dc.title 1=4",
                        "indx.dc.title = 1=4",
                        "index.bath.name = 1=1",
                        "position.middle = 3=1",
                        "relation.< = two",
                        "set.x ="),
                problems::add);
        assertEquals(
                List.of(2, 3, 5, 6, 7, 7),
                problems.stream().map(CqlMapReader.Problem::line).toList());
    }
}
