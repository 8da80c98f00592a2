package org.carrel.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.carrel.config.record.FieldRule;
import org.carrel.config.record.RecordRules;
import org.carrel.config.record.ValueAction;
import org.carrel.z3950.record.MarcDialect;
import org.junit.jupiter.api.Test;

/** {@code records:}, ours and a target's. */
class RecordRulesTest {
    private final Problems problems = new Problems();

    @Test
    void thereIsAProfileForEverySystemThatWeKnow() {
        assertEquals(
                Set.of(
                        "marc21",
                        "unimarc",
                        "koha",
                        "koha-unimarc",
                        "evergreen",
                        "sierra",
                        "inn-reach",
                        "symphony",
                        "alma",
                        "polaris",
                        "horizon",
                        "voyager",
                        "folio",
                        "oclc"),
                BuiltIn.records().keySet().stream().map(Label::text).collect(Collectors.toSet()));
    }

    @Test
    void localFieldsGoInEveryProfileUnlessNamed() {
        for (RecordRules rules : BuiltIn.records().values()) {
            assertTrue(rules.rule("590").dropsAll());
            assertTrue(rules.rule("991").dropsAll());
            assertTrue(rules.rule("XYZ").dropsAll());
        }
    }

    @Test
    void aNameAloneIsAProfile() {
        assertEquals(MarcDialect.UNIMARC, read("records: koha-unimarc").dialect());
        assertEquals(List.of(), problems.inOrder());
    }

    @Test
    void whatASiteKeepsStaysButNotWhatIsPrivate() {
        RecordRules rules = read("records: { profile: koha, keep: ['590', '561', '952$p'] }");
        assertEquals(FieldRule.KEEP, rules.rule("590"));
        assertEquals('0', rules.rule("561").unlessFirst().orElseThrow());
        assertTrue(rules.rule("561").onlyIfFirst().isEmpty());
        assertEquals(ValueAction.KEEP, rules.rule("952").subfields().get('p'));
        assertFalse(rules.rule("952").subfields().containsKey('x'));
        assertEquals(List.of(), problems.inOrder());
    }

    @Test
    void loansAndCardNumbersAreTheSites() {
        RecordRules rules = read("records: { ill: true, patron-numbers: ['29001'] }");
        assertTrue(rules.ill());
        assertEquals(List.of("29001"), rules.text().patronNumbers());
    }

    @Test
    void everyMistakeIsToldAtOnce() {
        read("records: { profile: kohha, keep: ['59', '245$$'], patron-numbers: [abc] }");
        assertEquals(
                List.of(
                        "records.keep.0",
                        "records.keep.1",
                        "records.patron-numbers.0",
                        "records.profile"),
                problems.inOrder().stream().map(ConfigProblem::path).toList());
    }

    private RecordRules read(String yaml) {
        Section root = Section.whole(YamlTree.read(yaml, problems).orElseThrow(), problems);
        return RecordRulesReader.read(root.child("records"), BuiltIn.records());
    }
}
