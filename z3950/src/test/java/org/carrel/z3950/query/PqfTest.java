package org.carrel.z3950.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** PQF means what it means to libyaz, whose bytes these are. */
class PqfTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                // spotless:off
                "@attr 1=1032 @attr 4=3 x       | a12a06072a8648ce130301a01fbf661cbf2c1530089f7801049f79010330099f7801019f790204089f2d0178",
                "@attr 1=4 @attr 1=5 x          | a11f06072a8648ce130301a014bf6611bf2c0a30089f7801019f7901059f2d0178",
                "@attr 1=foo x                  | a12606072a8648ce130301a01bbf6618bf2c11300f9f780101bf816007a1058103666f6f9f2d0178",
                "@attrset gils @attr 1=4 @attr bib-1 2=3 x | a13206072a8648ce130305a027bf6624bf2c1d301181072a8648ce1303019f7801029f79010330089f7801019f7901049f2d0178",
                "@term null x                   | a11506072a8648ce130301a00abf6607bf2c009f815d00",
                "@term null @and a b            | a12806072a8648ce130301a11da00abf6607bf2c009f815d00a00abf6607bf2c009f815d00bf2e028000",
                "@term numeric 12               | a11606072a8648ce130301a00bbf6608bf2c009f8157010c",
                "{a b}                          | a11706072a8648ce130301a00cbf6609bf2c009f2d03612062",
                "\"a\\x41\\101\\t\\\"\"         | a11906072a8648ce130301a00ebf660bbf2c009f2d056141410922",
                "@attr 1=4,5 x                  | a12606072a8648ce130301a01bbf6618bf2c11300f9f780101bf816007a1058103342c359f2d0178",
                "@attr 1=4abc x                 | a12706072a8648ce130301a01cbf6619bf2c1230109f780101bf816008a1068104346162639f2d0178",
                "@attr \"1=a b\" x              | a12606072a8648ce130301a01bbf6618bf2c11300f9f780101bf816007a10581036120629f2d0178",
                "a\"b                           | a11706072a8648ce130301a00cbf6609bf2c009f2d03612262",
                "@attr 1=4 @set a               | a10f06072a8648ce130301a0049f1f0161",
                "\"\"                           | a11406072a8648ce130301a009bf6606bf2c009f2d00",
                // spotless:on
            })
    void a_text_becomes_the_bytes_that_libyaz_makes_of_it(String pqf, String hex) {
        assertEquals(hex, Languages.ofPqf(pqf, Languages::rpn));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a b",
                "@attr 1=4",
                "@attr 1=\"a b\" x",
                "\"a\"b",
                "@foo x",
                "@AND a b",
                "@set a b",
                "@and a",
                "\"a",
                "@prox 0 -3 1 2 k 2 a b",
                "@term",
                "@attr 1= x",
                "@attr =4 x",
                "@term numeric x",
                "\\xZZ"
            })
    void what_is_no_query_is_refused(String pqf) {
        assertThrows(QueryFault.class, () -> Languages.ofPqf(pqf, Languages::rpn));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "@attr 9.9.9 1=4 x | 121",
                "@prox 0 3 1 7 k 2 a b | 131",
                "@prox 0 3 1 2 k 12 a b | 132",
                "@term numeric 1x | 125"
            })
    void a_refusal_has_the_number_of_its_reason(String pqf, int bib1) {
        QueryFault fault =
                assertThrows(QueryFault.class, () -> Languages.ofPqf(pqf, Languages::rpn));
        assertEquals(bib1, fault.diagnostic().bib1());
    }
}
