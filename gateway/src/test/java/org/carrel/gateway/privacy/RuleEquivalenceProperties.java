package org.carrel.gateway.privacy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.carrel.config.phrase.Language;
import org.carrel.config.policy.Action;
import org.carrel.config.policy.Equivalence;
import org.carrel.config.policy.Equivalence.ClassMap;
import org.carrel.config.policy.Generalisation;
import org.carrel.gateway.ReadLine;
import org.carrel.gateway.SyntheticPatrons;
import org.carrel.gateway.SyntheticPatrons.Patron;
import org.carrel.sip2.FixedField;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A published set of rules of a computer booking system, put to the true values and to what the
 * gateway makes of them: no with fees above 5.00 or a block, unfiltered access from 18, certain
 * classes only. It must decide alike for everybody, and no true value may be there.
 */
class RuleEquivalenceProperties {
    private static final int PEOPLE = 10_000;
    private static final LocalDate TODAY = Substituted.TODAY;
    private static final Map<String, Action> POLICY =
            Map.of(
                    "sip2:patron-status",
                    new Action.Generalise(Generalisation.ALLOWED_OR_DENIED),
                    "sip2:PB",
                    new Action.Equivalent(new Equivalence.AgeBand(List.of(0, 13, 18, 65))),
                    "sip2:BV",
                    new Action.Equivalent(new Equivalence.OverUnder(500)),
                    "sip2:fine-items-count",
                    new Action.Equivalent(new Equivalence.OverUnder(500)),
                    "sip2:PC",
                    new Action.Equivalent(
                            new ClassMap(
                                    List.of(
                                            new ClassMap.Word("ADULT*", "A"),
                                            new ClassMap.Word("TEEN", "T")),
                                    "")),
                    "sip2:AF",
                    new Action.Phrase());

    /** What the rules see of somebody. */
    private record Seen(String born, String fee, boolean blocked, boolean classInList) {}

    /** What they decide. */
    private enum Access {
        NONE,
        FILTERED,
        UNFILTERED
    }

    @ParameterizedTest(name = "births written as {0}")
    @ValueSource(strings = {"yyyyMMdd", "yyyy-MM-dd", "dd.MM.yyyy"})
    void the_rules_decide_alike_and_see_no_true_value(String form) {
        long seed = 20_261_122L + form.length();
        Set<String> dates = new TreeSet<>();
        Set<String> fees = new TreeSet<>();
        try (Substituted wire = new Substituted(Language.ENGLISH)) {
            SyntheticPatrons.of(seed, PEOPLE, TODAY)
                    .forEach(patron -> {
                        DateTimeFormatter writing = DateTimeFormatter.ofPattern(form);
                        ReadLine said = said(wire, patron, writing);
                        Seen shown = shown(said);
                        assertEquals(
                                access(seen(patron, writing), writing),
                                access(shown, writing),
                                "seed " + seed);
                        assertFalse(
                                said.toString().contains(writing.format(patron.born())),
                                "a birth date");
                        assertFalse(said.toString().contains("PCRES"), "free text");
                        dates.add(shown.born());
                        fees.add(shown.fee());
                    });
        }
        assertEquals(4, dates.size(), dates::toString);
        assertEquals(Set.of("0.00", "5.01"), fees);
    }

    private static Seen seen(Patron patron, DateTimeFormatter writing) {
        boolean inList =
                patron.patronClass().startsWith("ADULT") || patron.patronClass().equals("TEEN");
        return new Seen(writing.format(patron.born()), patron.feeText(), patron.blocked(), inList);
    }

    private static Seen shown(ReadLine said) {
        String flags = said.columns().getOrDefault(FixedField.PATRON_STATUS, "Y");
        String shownClass = Substituted.text(said, "PC");
        return new Seen(
                Substituted.text(said, "PB"),
                Substituted.text(said, "BV"),
                flags.indexOf('Y') >= 0,
                shownClass.equals("A") || shownClass.equals("T"));
    }

    private static Access access(Seen seen, DateTimeFormatter writing) {
        if (seen.blocked() || Double.parseDouble(seen.fee()) > 5.0 || !seen.classInList()) {
            return Access.NONE;
        }
        LocalDate born = LocalDate.parse(seen.born(), writing);
        return born.until(TODAY).getYears() >= 18 ? Access.UNFILTERED : Access.FILTERED;
    }

    private static ReadLine said(Substituted wire, Patron patron, DateTimeFormatter writing) {
        String flags = patron.blocked() ? "   Y          " : " ".repeat(14);
        String count = patron.fee() > 0 ? "0003" : "0000";
        String answer =
                "64"
                        + flags
                        + "001"
                        + Substituted.NOW
                        + "00000000"
                        + "0000"
                        + count
                        + "00000000"
                        + "AORIV|AA1|AE|PB"
                        + writing.format(patron.born())
                        + "|BV"
                        + patron.feeText()
                        + "|PC"
                        + patron.patronClass()
                        + "|AF"
                        + (patron.blocked() ? "PCRES BLOCK" : "Welcome")
                        + "|";
        return wire.answer(
                "63001" + Substituted.NOW + " ".repeat(10) + "AORIV|AA1|", answer, POLICY);
    }
}
