package org.carrel.config.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.carrel.sip2.FixedField;
import org.carrel.sip2.Sip2Field;
import org.junit.jupiter.api.Test;

class ActionTest {

    private static final List<Action> FROM_STRICT_TO_MILD =
            List.of(
                    new Action.Drop(),
                    new Action.Blank(),
                    new Action.Constant("x"),
                    new Action.Phrase(),
                    new Action.Alias(),
                    new Action.Mask(4),
                    new Action.Equivalent(new Equivalence.OverUnder(500)),
                    new Action.Generalise(Generalisation.DAY),
                    new Action.Token(),
                    new Action.Pass());

    @Test
    void theStricterOfTwoKindsWinsWhicheverComesFirst() {
        for (int strict = 0; strict < FROM_STRICT_TO_MILD.size(); strict++) {
            for (int mild = strict; mild < FROM_STRICT_TO_MILD.size(); mild++) {
                Action one = FROM_STRICT_TO_MILD.get(strict);
                Action other = FROM_STRICT_TO_MILD.get(mild);
                assertEquals(one, Action.stricter(one, other));
                assertEquals(one, Action.stricter(other, one));
            }
        }
    }

    @Test
    void ofTwoMasksTheOneThatKeepsLessWins() {
        assertEquals(new Action.Mask(2), Action.stricter(new Action.Mask(4), new Action.Mask(2)));
    }

    @Test
    void twoDifferentGeneralisationsBecomeBlank() {
        assertEquals(
                new Action.Blank(),
                Action.stricter(
                        new Action.Generalise(Generalisation.DAY),
                        new Action.Generalise(Generalisation.YEAR)));
    }

    @Test
    void ofTwoPostcodesTheOneThatKeepsLessWins() {
        Action two = new Action.Equivalent(new Equivalence.Postcode(2));
        Action three = new Action.Equivalent(new Equivalence.Postcode(3));
        assertEquals(two, Action.stricter(three, two));
        assertEquals(two, Action.stricter(two, three));
    }

    @Test
    void valuesThatServeDifferentRulesBecomeBlank() {
        assertEquals(
                new Action.Blank(),
                Action.stricter(
                        new Action.Equivalent(new Equivalence.AgeBand(List.of(0, 18))),
                        new Action.Equivalent(new Equivalence.AgeBand(List.of(0, 13)))));
    }

    @Test
    void aBandThatDoesNotRiseIsNone() {
        assertThrows(
                IllegalArgumentException.class, () -> new Equivalence.AgeBand(List.of(0, 18, 13)));
        assertThrows(IllegalArgumentException.class, () -> new Equivalence.AgeBand(List.of()));
        assertThrows(IllegalArgumentException.class, () -> new Equivalence.AgeBand(List.of(150)));
    }

    @Test
    void aClassHasItsStarAtTheEndOnly() {
        assertThrows(
                IllegalArgumentException.class, () -> new Equivalence.ClassMap.Word("AD*LT", "A"));
        assertThrows(
                IllegalArgumentException.class, () -> new Equivalence.ClassMap.Word("ADULT", "a|"));
    }

    @Test
    void aPhraseStandsOnlyForProse() {
        assertTrue(new Action.Phrase().fits(ElementName.of(Sip2Field.SCREEN_MESSAGE)));
        assertTrue(new Action.Phrase().fits(ElementName.of(Sip2Field.FINE_ITEMS)));
        assertTrue(new Action.Phrase().fits(new ElementName.Vendor("SA")));
        assertFalse(new Action.Phrase().fits(ElementName.of(Sip2Field.PERSONAL_NAME)));
    }

    @Test
    void theCountOfFeesFollowsTheAmountAndNoOtherColumnDoes() {
        Action overUnder = new Action.Equivalent(new Equivalence.OverUnder(500));
        assertTrue(overUnder.fits(ElementName.of(FixedField.FINE_ITEMS_COUNT)));
        assertTrue(overUnder.fits(ElementName.of(Sip2Field.FEE_AMOUNT)));
        assertFalse(overUnder.fits(ElementName.of(FixedField.HOLD_ITEMS_COUNT)));
        assertFalse(overUnder.fits(ElementName.of(Sip2Field.FEE_LIMIT)));
    }

    @Test
    void twoDifferentConstantsBecomeBlank() {
        assertEquals(
                new Action.Blank(),
                Action.stricter(new Action.Constant("a"), new Action.Constant("b")));
    }

    @Test
    void aConstantForAColumnHasExactlyItsWidth() {
        ElementName language = ElementName.of(FixedField.LANGUAGE);
        assertTrue(new Action.Constant("001").fits(language));
        assertFalse(new Action.Constant("1").fits(language));
    }

    @Test
    void aConstantCannotEndAFieldOrAMessage() {
        assertThrows(IllegalArgumentException.class, () -> new Action.Constant("a|b"));
        assertThrows(IllegalArgumentException.class, () -> new Action.Constant("a\rb"));
    }

    @Test
    void aTokenStandsOnlyForAnIdentifier() {
        assertTrue(new Action.Token().fits(ElementName.of(Sip2Field.PATRON_IDENTIFIER)));
        assertFalse(new Action.Token().fits(ElementName.of(Sip2Field.PERSONAL_NAME)));
        assertFalse(new Action.Token().fits(ElementName.of(FixedField.PATRON_STATUS)));
    }

    @Test
    void aGeneralisationFitsOnlyTheFormItIsFor() {
        ElementName name = ElementName.of(Sip2Field.PERSONAL_NAME);
        ElementName status = ElementName.of(FixedField.PATRON_STATUS);
        ElementName returned = ElementName.of(FixedField.RETURN_DATE);
        assertTrue(Generalisation.INITIALS.fits(name));
        assertFalse(Generalisation.ALLOWED_OR_DENIED.fits(name));
        assertTrue(Generalisation.ALLOWED_OR_DENIED.fits(status));
        assertTrue(Generalisation.DAY.fits(returned));
        assertFalse(Generalisation.YEAR.fits(returned));
    }
}
