package org.carrel.config.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.carrel.sip2.FixedField;
import org.carrel.sip2.Sip2Field;
import org.carrel.sip2.Sip2MessageType;
import org.junit.jupiter.api.Test;

class NamesTest {

    @Test
    void everyFieldAndColumnIsReadBackFromItsText() {
        for (Sip2Field field : Sip2Field.values()) {
            ElementName name = ElementName.of(field);
            assertEquals(Optional.of(name), ElementName.parse(name.text()));
        }
        for (FixedField column : FixedField.values()) {
            ElementName name = ElementName.of(column);
            assertEquals(Optional.of(name), ElementName.parse(name.text()));
        }
    }

    @Test
    void aStandardFieldMetOnTheWireIsAlwaysTheSameObject() {
        assertSame(ElementName.of(Sip2Field.PERSONAL_NAME), ElementName.ofId(Sip2Field.id("AE")));
    }

    @Test
    void anyTwoBytesOfTheWireHaveAName() {
        IntStream.range(0, 0x10000)
                .forEach(id -> assertTrue(ElementName.ofId(id).text().length() == 7));
    }

    @Test
    void aVendorsCodeIsReadAndUnknownWordsAreNot() {
        assertEquals(Optional.of(new ElementName.Vendor("PB")), ElementName.parse("sip2:PB"));
        assertTrue(ElementName.parse("sip2:patron-mood").isEmpty());
        assertTrue(ElementName.parse("AE").isEmpty());
    }

    @Test
    void aStandardCodeIsNoVendorsCode() {
        assertThrows(IllegalArgumentException.class, () -> new ElementName.Vendor("AA"));
    }

    @Test
    void aRuleNamesSeveralMessages() {
        RuleName name = RuleName.parse("sip2:12/30.AJ").orElseThrow();
        assertEquals(
                Set.of(Sip2MessageType.CHECKOUT_RESPONSE, Sip2MessageType.RENEW_RESPONSE),
                name.messages());
        assertEquals("sip2:12/30.AJ", name.text());
    }

    @Test
    void aRuleForAMessageThatDoesNotExistIsNone() {
        assertTrue(RuleName.parse("sip2:02.AA").isEmpty());
    }

    @Test
    void aColumnThatTheMessageDoesNotHaveIsFound() {
        assertEquals(
                List.of(Sip2MessageType.CHECKOUT),
                RuleName.parse("sip2:11/24.patron-status").orElseThrow().withoutElement());
    }

    @Test
    void everyRequestIsOneOperationAtOnePlaceOfBx() {
        List<Integer> places =
                Arrays.stream(Sip2MessageType.values())
                        .filter(Sip2MessageType::isRequest)
                        .map(request -> OperationName.of(request).bxPosition())
                        .sorted()
                        .toList();
        assertEquals(IntStream.range(0, 16).boxed().toList(), places);
    }

    @Test
    void anAnswerIsNoOperation() {
        assertThrows(
                IllegalArgumentException.class,
                () -> OperationName.of(Sip2MessageType.CHECKIN_RESPONSE));
    }
}
