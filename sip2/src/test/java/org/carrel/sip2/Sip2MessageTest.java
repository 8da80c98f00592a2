package org.carrel.sip2;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A message shows windows on its frame, and wipes the frame with its last holder. */
class Sip2MessageTest {
    private static final String WIRE = "1720260101    120000AOMAIN|AB 30 |AB31|X1v|AC|AY4AZ";

    private final TestLine line = new TestLine(Sip2Dialect.STANDARD);
    private final Sip2Message message = message();

    private Sip2Message message() {
        String checksum = SampleMessage.checksum(WIRE.getBytes(ISO_8859_1));
        return line.hearsMessage((WIRE + checksum + "\r").getBytes(ISO_8859_1));
    }

    @AfterEach
    void allMemoryWasGivenBackWiped() {
        line.close();
    }

    @Test
    void itShowsTypeSequenceAndFieldsInTheirOrder() {
        try (message) {
            assertEquals(Sip2MessageType.ITEM_INFORMATION, message.type());
            assertEquals(4, message.sequence());
            assertEquals(5, message.fields());
            assertEquals("X1", Sip2Field.code(message.id(3)));
            assertEquals("v", SampleMessage.text(message.value(3)));
        }
    }

    @Test
    void theFirstOfARepeatedFieldIsFound() {
        try (message) {
            Sip2Value first = message.first(Sip2Field.ITEM_IDENTIFIER).orElseThrow();
            assertEquals(" 30 ", SampleMessage.text(first));
            assertEquals("30", SampleMessage.text(first.trimmed()));
        }
    }

    @Test
    void anEmptyFieldIsThereAndAnAbsentOneIsNot() {
        try (message) {
            assertTrue(message.first(Sip2Field.TERMINAL_PASSWORD).orElseThrow().isEmpty());
            assertTrue(message.first(Sip2Field.PATRON_PASSWORD).isEmpty());
            assertEquals("v", SampleMessage.text(message.first(Sip2Field.id("X1")).orElseThrow()));
        }
    }

    @Test
    void aColumnIsAWindowOfItsWidth() {
        try (message) {
            assertTrue(message.column(FixedField.TRANSACTION_DATE).is("20260101    120000"));
            assertThrows(IllegalArgumentException.class, () -> message.column(FixedField.SUMMARY));
        }
    }

    @Test
    void itsTextFormsShowNoValue() {
        try (message) {
            assertEquals("17 with 5 fields", message.toString());
            assertEquals("value of 4 bytes", message.value(0).toString());
        }
    }

    @Test
    void aWindowEndsAtItsEdges() {
        try (message) {
            Sip2Value value = message.value(0);
            assertEquals('N', value.byteAt(3));
            assertThrows(IndexOutOfBoundsException.class, () -> value.byteAt(4));
            assertThrows(IndexOutOfBoundsException.class, () -> value.byteAt(-1));
            assertTrue(value.part(1, 2).is("AI"));
            assertThrows(IndexOutOfBoundsException.class, () -> value.part(1, 4));
            assertFalse(value.is("MAI") || value.is("MAIL"));
        }
    }

    @Test
    void windowsWithTheSameBytesAreEqualInContent() {
        try (message) {
            Sip2Value value = message.value(0);
            assertTrue(value.contentEquals(value.part(0, 4)));
            assertFalse(value.contentEquals(value.part(0, 3)));
            assertFalse(value.part(0, 1).contentEquals(value.part(1, 1)));
        }
    }

    @Test
    void theLastHolderGivesTheMemoryBack() {
        Sip2Message shared = message.shared();
        Sip2Message numbered = message.numbered(9);
        numbered.close();
        assertEquals(1, line.memory().live());
        assertEquals("MAIN", SampleMessage.text(shared.value(0)));
        shared.close();
        assertEquals(0, line.memory().live());
        assertEquals(0, line.memory().unwiped());
    }

    @Test
    void aNewNumberChangesNothingElse() {
        try (Sip2Message numbered = message.numbered(9)) {
            assertEquals(9, numbered.sequence());
            assertEquals(message.type(), numbered.type());
            assertTrue(numbered.value(0).contentEquals(message.value(0)));
        }
    }

    @Test
    void closingMoreOftenThanHeldIsAMistake() {
        message.close();
        assertThrows(IllegalStateException.class, message::close);
    }

    @Test
    void sharingWhatIsClosedIsAMistake() {
        message.close();
        assertThrows(IllegalStateException.class, message::shared);
    }

    @Test
    void aValueOfAnyBufferIsAWindowOnWhatIsReadable() {
        try (message) {
            Sip2Value value = Sip2Value.of(message.value(0).bytes().skipBytes(1));
            assertEquals("AIN", SampleMessage.text(value));
        }
    }
}
