package org.carrel.z3950.query;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Set;
import org.carrel.z3950.query.AttributeRules.Pair;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Only what is known passes, and each target hears it in its own way. */
class AttributeRulesTest {
    @ParameterizedTest
    @CsvSource({
        "@attr 1=4 x, passes",
        "@attr 1=1036 x, passes",
        "x, passes",
        "@attr 1=1037 x, 114",
        "@attr 1=5010 barcode, 114",
        "@attr 1=borrower x, 114",
        "@and @attr 1=4 x @attr 1=5010 y, 114",
        "@attr 2=7 x, 117",
        "@attr 3=4 x, 119",
        "@attr 4=7 x, 118",
        "@attr 5=4 x, 120",
        "@attr 6=4 x, 122",
        "@attr 7=1 x, 113",
        "@attr 2=name x, 117",
        "@attr gils 1=4 x, 121"
    })
    void an_attribute_passes_only_if_it_is_known(String pqf, String outcome) {
        assertEquals(outcome, outcome(pqf, AttributeRules.standard()));
    }

    @Test
    void a_target_hears_what_it_understands() {
        AttributeRules rules =
                AttributeRules.standard()
                        .toldAs(Map.of(new Pair(1, 1016), new Pair(1, 1035)), Set.of(6));
        String told =
                Languages.ofPqf(
                        "@attr 6=1 @attr 1=1016 x",
                        query -> {
                            try (Query mapped = rules.applied(query)) {
                                return Languages.pqf(mapped);
                            }
                        });
        assertEquals("@attr 1=1035 \"x\"", told);
    }

    @Test
    void a_refused_query_still_belongs_to_its_reader() {
        assertEquals("114", outcome("@attr 1=9999 x", AttributeRules.standard()));
    }

    private static String outcome(String pqf, AttributeRules rules) {
        return Languages.ofPqf(
                pqf,
                query -> {
                    try (Query _ = rules.applied(query)) {
                        return "passes";
                    } catch (QueryFault fault) {
                        return String.valueOf(fault.diagnostic().bib1());
                    }
                });
    }
}
