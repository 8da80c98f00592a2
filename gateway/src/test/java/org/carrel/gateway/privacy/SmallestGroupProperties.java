package org.carrel.gateway.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.Unpooled;
import java.util.List;
import java.util.Map;
import org.carrel.config.phrase.Language;
import org.carrel.config.policy.Action;
import org.carrel.config.policy.Equivalence;
import org.carrel.config.policy.Equivalence.ClassMap;
import org.carrel.config.policy.Generalisation;
import org.carrel.gateway.ReadLine;
import org.carrel.gateway.SyntheticPatrons;
import org.carrel.gateway.SyntheticPatrons.Patron;
import org.junit.jupiter.api.Test;

/** How well people hide behind each other when a policy releases so much about each. */
class SmallestGroupProperties {
    private static final int PEOPLE = 40_000;
    private static final int LEAST = 10;
    private static final long SEED = 20_261_122L;

    private static final Map<String, Action> YES_OR_NO =
            policy(new Action.Drop(), new Action.Drop(), new Action.Drop(), new Action.Drop());
    private static final Map<String, Action> RULES =
            policy(
                    new Action.Equivalent(new Equivalence.AgeBand(List.of(0, 18))),
                    new Action.Equivalent(new Equivalence.OverUnder(500)),
                    new Action.Equivalent(
                            new ClassMap(List.of(new ClassMap.Word("ADULT*", "A")), "")),
                    new Action.Drop());
    private static final Map<String, Action> FINER_BANDS =
            policy(
                    new Action.Equivalent(new Equivalence.AgeBand(List.of(0, 6, 13, 16, 18, 65))),
                    new Action.Equivalent(new Equivalence.OverUnder(500)),
                    new Action.Equivalent(
                            new ClassMap(List.of(new ClassMap.Word("ADULT*", "A")), "")),
                    new Action.Equivalent(new Equivalence.Postcode(3)));
    private static final Map<String, Action> TRUE_VALUES =
            policy(new Action.Pass(), new Action.Pass(), new Action.Pass(), new Action.Pass());

    @Test
    void yes_or_no_leaves_everybody_in_a_crowd() {
        SmallestGroup group = released("yes or no", YES_OR_NO);
        assertEquals(2, group.groups());
        assertTrue(group.size() >= LEAST);
    }

    @Test
    void values_that_serve_a_rule_leave_everybody_in_a_group() {
        SmallestGroup group = released("values that serve a rule", RULES);
        assertTrue(group.size() >= LEAST, () -> "the smallest has " + group.size());
        assertEquals(0, group.peopleInGroupsBelow(LEAST));
    }

    @Test
    void finer_bands_and_a_postcode_beside_them_leave_some_nearly_alone() {
        SmallestGroup group = released("six bands and a postcode", FINER_BANDS);
        assertTrue(group.peopleInGroupsBelow(LEAST) > 0);
    }

    /** Without this the two others could be green because nothing is counted. */
    @Test
    void the_true_values_leave_nearly_everybody_alone() {
        SmallestGroup group = released("true values", TRUE_VALUES);
        assertEquals(1, group.size());
        assertTrue(group.peopleInGroupsBelow(2) > PEOPLE * 0.99);
    }

    @Test
    void nobody_is_in_no_group() {
        assertEquals(0, new SmallestGroup().size());
    }

    private static SmallestGroup released(String what, Map<String, Action> policy) {
        SmallestGroup group = new SmallestGroup();
        try (Substituted wire = new Substituted(Language.ENGLISH)) {
            SyntheticPatrons.of(SEED, PEOPLE, Substituted.TODAY)
                    .forEach(patron -> {
                        ReadLine said = wire.answer(question(), answer(patron), policy);
                        String tuple = said.columns() + " " + said.fields();
                        group.add(Unpooled.copiedBuffer(tuple, UTF_8));
                    });
        }
        System.out.printf(
                "%s: %d groups of %d people, the smallest of %d%n",
                what, group.groups(), PEOPLE, group.size());
        return group;
    }

    private static Map<String, Action> policy(
            Action birth, Action fee, Action patronClass, Action address) {
        return Map.of(
                "sip2:patron-status",
                new Action.Generalise(Generalisation.ALLOWED_OR_DENIED),
                "sip2:PB",
                birth,
                "sip2:BV",
                fee,
                "sip2:PC",
                patronClass,
                "sip2:BD",
                address);
    }

    private static String question() {
        return "63001" + Substituted.NOW + " ".repeat(10) + "AORIV|AA1|";
    }

    private static String answer(Patron patron) {
        String born = patron.born().toString().replace("-", "");
        return "64"
                + (patron.blocked() ? "Y" : " ")
                + " ".repeat(13)
                + "001"
                + Substituted.NOW
                + " ".repeat(24)
                + "AORIV|AA1|AE|BLY|PB"
                + born
                + "|BV"
                + patron.feeText()
                + "|PC"
                + patron.patronClass()
                + "|BD"
                + patron.address()
                + "|";
    }
}
