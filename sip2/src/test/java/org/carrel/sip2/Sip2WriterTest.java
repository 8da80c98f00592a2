package org.carrel.sip2;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.Unpooled;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A new frame begins with blanks, takes what is written, and leaves nothing behind. */
class Sip2WriterTest {
    private static final Sip2MessageType TYPE = Sip2MessageType.ITEM_INFORMATION_RESPONSE;

    private final WitnessAllocator memory = new WitnessAllocator();
    private final Sip2Writer writer = new Sip2Writer(memory, TYPE);

    @AfterEach
    void allMemoryWasGivenBackWiped() {
        writer.close();
        assertEquals(0, memory.live());
        assertEquals(0, memory.unwiped());
    }

    @ParameterizedTest
    @EnumSource(Sip2MessageType.class)
    void allColumnsBeginWithTheirBlanks(Sip2MessageType type) {
        try (Sip2Message message = new Sip2Writer(memory, type).message(0)) {
            assertEquals(
                    type.columns().stream().map(FixedField::blank).collect(Collectors.joining()),
                    type.columns().stream()
                            .map(column -> SampleMessage.text(message.column(column)))
                            .collect(Collectors.joining()));
        }
    }

    @Test
    void aColumnIsPaddedOrCutToItsWidth() {
        writer.column(FixedField.CIRCULATION_STATUS, "4").column(FixedField.SECURITY_MARKER, "012");
        assertColumns("4 ", "01");
    }

    @Test
    void aColumnFromAnotherFrameIsPaddedOrCutToItsWidth() {
        writer.column(FixedField.CIRCULATION_STATUS, value("4"));
        writer.column(FixedField.SECURITY_MARKER, value("012"));
        assertColumns("4 ", "01");
    }

    @Test
    void aColumnHoldsPrintableAsciiOnly() {
        writer.column(FixedField.CIRCULATION_STATUS, "\rü");
        writer.column(FixedField.SECURITY_MARKER, value("\nü"));
        assertColumns("??", "??");
    }

    @Test
    void aColumnOfAnotherMessageIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> writer.column(FixedField.SUMMARY, "Y"));
    }

    @Test
    void aFieldIsKnownOnceItWasWritten() {
        assertFalse(writer.has(Sip2Field.OWNER));
        writer.field(Sip2Field.OWNER, value("us"));
        assertTrue(writer.has(Sip2Field.OWNER));
    }

    @Test
    void growingKeepsWhatWasWrittenAndLeavesNothingBehind() {
        for (int line = 0; line < 300; line++) {
            writer.field(Sip2Field.PRINT_LINE, "line " + line + " ü");
        }
        assertEquals(1, memory.live());
        assertEquals(0, memory.unwiped());
        try (Sip2Message message = writer.message(0)) {
            assertEquals(300, message.fields());
            assertEquals("line 0 ü", SampleMessage.text(message.value(0)));
            assertEquals("line 299 ü", SampleMessage.text(message.value(299)));
        }
    }

    @Test
    void writingMoreThanAnnouncedIsRefusedSoonerThanMemoryIsLeftBehind() {
        var value = writer.open(Sip2Field.PRINT_LINE.id(), 1);
        assertThrows(IndexOutOfBoundsException.class, () -> value.writeZero(4096));
    }

    @Test
    void aFrameLargerThanAnyThatCanBeReadIsRefused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> writer.open(Sip2Field.PRINT_LINE.id(), 4 * Sip2Decoder.LONGEST_FRAME));
    }

    @Test
    void whatIsNotHandedOnIsWipedByClosing() {
        writer.field(Sip2Field.OWNER, "us").close();
        assertEquals(0, memory.live());
    }

    @Test
    void whatWasHandedOnIsLeftAloneByClosing() {
        try (Sip2Message message = writer.field(Sip2Field.OWNER, "us").message(0)) {
            writer.close();
            assertEquals("us", SampleMessage.text(message.value(0)));
        }
    }

    @Test
    void oneFieldIsWrittenAfterTheOther() {
        writer.open(Sip2Field.OWNER.id(), 1);
        assertThrows(IllegalStateException.class, () -> writer.field(Sip2Field.OWNER, "us"));
        assertThrows(IllegalStateException.class, () -> writer.message(0));
    }

    @Test
    void aWriterMakesOneMessage() {
        try (Sip2Message message = writer.message(0)) {
            assertThrows(IllegalStateException.class, () -> writer.message(0));
            assertThrows(IllegalStateException.class, () -> writer.field(Sip2Field.OWNER, "us"));
            assertEquals(0, message.fields());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 0x0D0A, 0x7C41, 0x417C, 0x4180, 0x14141})
    void whatCannotBeginAFieldIsNoId(int id) {
        assertThrows(IllegalArgumentException.class, () -> writer.open(id, 1));
    }

    private void assertColumns(String status, String marker) {
        try (Sip2Message message = writer.message(0)) {
            assertTrue(message.column(FixedField.CIRCULATION_STATUS).is(status));
            assertTrue(message.column(FixedField.SECURITY_MARKER).is(marker));
        }
    }

    private static Sip2Value value(String text) {
        return Sip2Value.of(Unpooled.wrappedBuffer(text.getBytes(UTF_8)));
    }
}
