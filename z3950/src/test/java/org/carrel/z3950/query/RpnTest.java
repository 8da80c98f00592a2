package org.carrel.z3950.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RPN as it was seen on the wire, named as in z3950-wire-samples.md. */
class RpnTest {
    private static final String SET = "06072a8648ce130301";

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                // spotless:off
                "A3  | a13006072a8648ce130301a025bf6622bf2c1430089f7801049f79010630089f7801019f7901049f2d08636f6d7075746572 | @attr 1=4 @attr 4=6 \"computer\"",
                "B7  | a14b06072a8648ce130301a140a019bf6616bf2c0b30099f7801019f790203eb9f2d05736d697468a01ebf661bbf2c0a30089f7801019f7901049f2d0b7761722026207065616365bf2e028000 | @and @attr 1=1003 \"smith\" @attr 1=4 \"war & peace\"",
                "B13 | bf682806072a8648ce131002a01d1b1b64632e7469746c65203d20227365637265742072656164696e6722 | @attr 2=3 @attr 4=1 @attr 3=3 @attr 6=1 @attr 5=100 @attr 1=4 \"secret reading\"",
                "B14 | a12a06072a8648ce130301a01fbf661cbf2c1530089f7801049f79010330099f7801019f790204089f2d0178 | @attr 1=1032 @attr 4=3 \"x\"",
                "D17 | a17f06072a8648ce130301a174a014bf6611bf2c0a30089f7801019f7901049f2d0161a146a0099f1f066f6c64736574a134a015bf6612bf2c0a30089f7801019f7901049f8157010ca016bf6613bf2c0b30099f7801019f790203eb9f81580162bf2e028200bf2e028100bf2e13a311810100820103830101840102a503810102 | @prox 0 3 1 2 k 2 @attr 1=4 \"a\" @or @set \"oldset\" @not @attr 1=4 @term numeric \"12\" @attr 1=1003 @term string \"b\"",
                // spotless:on
            })
    void what_was_seen_on_the_wire_reads_as_pqf(String sample, String hex, String pqf) {
        assertEquals(pqf, Languages.ofRpn(hex, TermCharset.UTF_8, Languages::pqf));
    }

    @ParameterizedTest
    @CsvSource({
        "a0020500, 107",
        "a2020400, 107",
        "bf64020400, 107",
        "bf66020400, 107",
        "bf680406022a03, 107",
        "a100, 108",
        "a10906072a8648ce130301, 108",
        "a10906072a8648ce130500, 121"
    })
    void other_kinds_of_query_are_refused(String hex, int bib1) {
        assertEquals(bib1, refusal(hex));
    }

    @Test
    void an_external_term_is_refused() {
        assertEquals(229, refusal("a115" + SET + "a00abf6607bf2c00bf815b00"));
    }

    @Test
    void a_restricted_result_set_is_refused() {
        assertEquals(245, refusal("a10f" + SET + "a004bf815600"));
    }

    @Test
    void a_complex_attribute_of_several_values_is_refused() {
        String list = "a106810161810162";
        String leaf = "bf6619bf2c12" + "3010" + "9f780101" + "bf816008" + list + "9f2d0178";
        assertEquals(123, refusal("a127" + SET + "a01c" + leaf));
    }

    @Test
    void terms_are_read_in_the_charset_of_the_client() {
        String latin1 = "a118" + SET + "a00dbf660abf2c009f2d044dfc6c6c";
        assertEquals("\"Müll\"", Languages.ofRpn(latin1, TermCharset.ISO_8859_1, Languages::pqf));
    }

    @Test
    void bytes_that_are_not_of_the_charset_are_refused() {
        String latin1 = "a118" + SET + "a00dbf660abf2c009f2d044dfc6c6c";
        QueryFault fault =
                assertThrows(
                        QueryFault.class,
                        () -> Languages.ofRpn(latin1, TermCharset.UTF_8, Languages::pqf));
        assertEquals(125, fault.diagnostic().bib1());
    }

    @ParameterizedTest
    @CsvSource({"Dvořák, 44766fe972e2616b", "ếở, e3e265e0bc"})
    void marc_8_writes_marks_before_letters(String term, String octets) {
        Languages.ofPqf(
                term,
                query -> {
                    String hex = Languages.rpn(query, TermCharset.MARC_8);
                    assertEquals(octets, hex.substring(hex.lastIndexOf("9f2d") + 6), "bytes");
                    assertEquals(
                            "\"" + term + "\"",
                            Languages.ofRpn(hex, TermCharset.MARC_8, Languages::pqf));
                    return "";
                });
    }

    @ParameterizedTest
    @CsvSource({"eb74ec73, t͡s", "e3e874, t̂̈", "41e84f, AÖ"})
    void marks_of_marc_8_stand_behind_their_letter(String octets, String term) {
        int length = octets.length() / 2;
        String leaf = "bf66%02xbf2c009f2d%02x%s".formatted(length + 6, length, octets);
        String rpn = SET + "a0%02x%s".formatted(length + 9, leaf);
        String query = "a1%02x%s".formatted(rpn.length() / 2, rpn);
        assertEquals(
                "\"" + term + "\"", Languages.ofRpn(query, TermCharset.MARC_8, Languages::pqf));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1b", "ff", "e8"})
    void what_is_no_letter_of_marc_8_is_refused(String octet) {
        String query = "a115" + SET + "a00abf6607bf2c009f2d01" + octet;
        QueryFault fault =
                assertThrows(
                        QueryFault.class,
                        () -> Languages.ofRpn(query, TermCharset.MARC_8, Languages::pqf));
        assertEquals(125, fault.diagnostic().bib1());
    }

    @ParameterizedTest
    @CsvSource({"ISO_8859_1", "MARC_8"})
    void a_letter_that_the_target_does_not_have_is_refused(TermCharset charset) {
        QueryFault fault =
                assertThrows(
                        QueryFault.class,
                        () -> Languages.ofPqf("漢字", query -> Languages.rpn(query, charset)));
        assertEquals(1072, fault.diagnostic().bib1());
    }

    @Test
    void set_names_are_renamed_and_the_words_go_over() {
        String renamed =
                Languages.ofPqf(
                        "@and @set theirs x",
                        query -> {
                            try (Query ours = query.withSetNames(_ -> Memory.window("s1"))) {
                                return Languages.pqf(ours);
                            }
                        });
        assertEquals("@and @set \"s1\" \"x\"", renamed);
    }

    private static int refusal(String hex) {
        return assertThrows(
                        QueryFault.class,
                        () -> Languages.ofRpn(hex, TermCharset.UTF_8, Languages::pqf))
                .diagnostic()
                .bib1();
    }
}
