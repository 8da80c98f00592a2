package org.carrel.sip2;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netty.buffer.ByteBuf;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.List;
import java.util.stream.Stream;
import org.carrel.sip2.Sip2Dialect.Terminator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What leaves on the wire: the peer's charset, its delimiter, and never one field or message more.
 */
class Sip2EncoderTest {
    private static final Sip2MessageType PATRON = Sip2MessageType.PATRON_STATUS_RESPONSE;

    @ParameterizedTest
    @CsvSource({"CP850,F142", "ISO_8859_1,F0C7", "UTF_8,F044"})
    void theChecksumIsSummedInThePeersCharset(Sip2Charset charset, String checksum) {
        try (TestLine line = new TestLine(speaking(charset, '|'))) {
            Sip2Writer writer = new Sip2Writer(line.memory(), PATRON);
            writer.column(FixedField.LANGUAGE, "001")
                    .column(FixedField.TRANSACTION_DATE, "20260101    120000")
                    .field(Sip2Field.INSTITUTION_ID, "MAIN")
                    .field(Sip2Field.PATRON_IDENTIFIER, "1001")
                    .field(Sip2Field.PERSONAL_NAME, "Müller");
            String said = text(line.says(writer.message(3)));
            assertEquals("AY3AZ" + checksum + "\r", said.substring(said.length() - 10));
        }
    }

    @Test
    void aChecksumKeepsItsLeadingZero() {
        try (TestLine line = new TestLine(Sip2Dialect.STANDARD)) {
            byte[] wire = ("24" + "A".repeat(942) + "AZ0FD1\r").getBytes(ISO_8859_1);
            try (Sip2Message message = line.hearsMessage(wire)) {
                assertEquals(942 - 35 - 2, message.value(0).length());
            }
        }
        assertEquals(
                "0FD1",
                SampleMessage.checksum(("24" + "A".repeat(942) + "AZ").getBytes(ISO_8859_1)));
    }

    @Test
    void aLeadingZeroIsWrittenToo() {
        try (TestLine line = new TestLine(Sip2Dialect.STANDARD)) {
            Sip2Writer writer = new Sip2Writer(line.memory(), Sip2MessageType.LOGIN_RESPONSE);
            writer.field(Sip2Field.SCREEN_MESSAGE, "z".repeat(520));
            String said = text(line.says(writer.message(0)));
            String summed = said.substring(0, said.length() - 5);
            String checksum = SampleMessage.checksum(summed.getBytes(ISO_8859_1));
            assertEquals('0', checksum.charAt(0));
            assertEquals(summed + checksum + "\r", said);
        }
    }

    @Test
    void aMessageThatIsStillOnItsWayIsNotTouchedWhenItIsSentAgain() {
        WitnessAllocator memory = new WitnessAllocator();
        EmbeddedChannel slow = new EmbeddedChannel(new Sip2Encoder(Sip2Dialect.STANDARD));
        slow.config().setAllocator(memory);
        Sip2Writer writer = new Sip2Writer(memory, Sip2MessageType.LOGIN_RESPONSE);
        try (Sip2Message message = writer.field(Sip2Field.SCREEN_MESSAGE, "one").message(3)) {
            slow.write(message.shared());
            slow.write(message.shared().numbered(4));
            slow.flush();
            ByteBuf first = slow.readOutbound();
            assertEquals("940AFone|AY3AZFBB6\r", first.toString(ISO_8859_1));
            first.release();
        }
        slow.finishAndReleaseAll();
        assertEquals(0, memory.live());
        assertEquals(0, memory.unwiped());
    }

    @ParameterizedTest
    @EnumSource(Sip2Charset.class)
    void aDelimiterInsideAValueBecomesABlank(Sip2Charset charset) {
        assertEquals("940AFone two^AG3|4^\r", said(speaking(charset, '^'), "one^two", "3|4"));
        assertEquals("940AFone^two|AG3 4|\r", said(speaking(charset, '|'), "one^two", "3|4"));
    }

    @Test
    void aDelimiterInsideAnIdBecomesABlank() {
        try (TestLine from = new TestLine(speaking(Sip2Charset.UTF_8, '|'));
                TestLine to = new TestLine(speaking(Sip2Charset.UTF_8, '^'))) {
            Sip2Message message = from.hearsMessage("940A^AAhidden|\r".getBytes(ISO_8859_1));
            assertEquals("940A AAhidden^\r", text(to.says(message)));
        }
    }

    @ParameterizedTest
    @CsvSource({"ASCII,M?ller ? ?", "ISO_8859_1,Müller ? ?", "CP850,M\u0081ller ? ?"})
    void aCharacterThatThePeerDoesNotHaveBecomesAQuestionMark(Sip2Charset charset, String told) {
        assertEquals("940AF" + told + "|AG|\r", said(speaking(charset, '|'), "Müller 日 𝄞", ""));
    }

    @ParameterizedTest
    @CsvSource({"ASCII", "ISO_8859_1", "CP850"})
    void whatIsNoUtf8BecomesQuestionMarks(Sip2Charset charset) {
        try (TestLine line = new TestLine(speaking(charset, '|'))) {
            Sip2Writer writer = new Sip2Writer(line.memory(), Sip2MessageType.LOGIN_RESPONSE);
            // a lone tail, an overlong "|", a cut three-byte sequence
            writer.open(Sip2Field.SCREEN_MESSAGE.id(), 8)
                    .writeBytes(
                            new byte[] {
                                (byte) 0x80,
                                'x',
                                (byte) 0xC1,
                                (byte) 0xBC,
                                'x',
                                (byte) 0xE2,
                                (byte) 0x82
                            });
            writer.shut();
            assertEquals(
                    "940AF?x??x??|\r", text(line.says(writer.message(Sip2Message.NO_SEQUENCE))));
        }
    }

    static Stream<Sip2Dialect> dialects() {
        return Stream.of('|', '^').flatMap(SampleMessages::dialects);
    }

    @ParameterizedTest
    @MethodSource("dialects")
    void aValueCannotBecomeAMessageOfItsOwn(Sip2Dialect to) {
        String injected = "x|\r\n96AZFEF6\r9900302.00\n^AAid^AAid|AY1AZ0000\r\0";
        try (TestLine line = new TestLine(to)) {
            Sip2Writer writer = new Sip2Writer(line.memory(), Sip2MessageType.LOGIN_RESPONSE);
            writer.field(Sip2Field.SCREEN_MESSAGE, injected).field(Sip2Field.PRINT_LINE, injected);
            byte[] said = line.says(writer.message(1));
            try (Sip2Message heard = line.hearsMessage(said)) {
                assertEquals(2, heard.fields());
                assertEquals(1, heard.sequence());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("dialects")
    void whatOnePeerSaidCannotBecomeMoreForAnother(Sip2Dialect to) {
        for (Sip2Dialect from : dialects().toList()) {
            byte[] wire =
                    ("940AFa\n96\n^AAx|AAx" + from.delimiter() + from.terminator().bytes())
                            .getBytes(ISO_8859_1);
            try (TestLine near = new TestLine(from);
                    TestLine far = new TestLine(to)) {
                List<Object> heard = near.hears(wire);
                for (Object each : heard) {
                    if (each instanceof Sip2Message message) {
                        int fields = message.fields();
                        try (Sip2Message again = far.hearsMessage(far.says(message))) {
                            assertEquals(fields, again.fields());
                        }
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"REQUEST_ACS_RESEND,97AZFEF5", "REQUEST_SC_RESEND,96AZFEF6"})
    void aResendCarriesAChecksumAndNoSequence(Sip2MessageType type, String wire) {
        try (TestLine line = new TestLine(Sip2Dialect.STANDARD)) {
            Sip2Message message = new Sip2Writer(line.memory(), type).message(5);
            assertEquals(wire + "\r", text(line.says(message)));
        }
    }

    @ParameterizedTest
    @EnumSource(Terminator.class)
    void aMessageEndsInThePeersTerminator(Terminator terminator) {
        Sip2Dialect dialect = new Sip2Dialect(Sip2Charset.UTF_8, terminator, false, '|');
        assertEquals("940AFa|AGb|" + terminator.bytes(), said(dialect, "a", "b"));
    }

    @ParameterizedTest
    @EnumSource(Sip2Charset.class)
    void aMessageSharedByTwoLeavesTwice(Sip2Charset charset) {
        try (TestLine line = new TestLine(speaking(charset, '|'))) {
            Sip2Message message = new Sip2Writer(line.memory(), PATRON).message(0);
            byte[] first = line.says(message.shared());
            assertArrayEquals(first, line.says(message));
        }
    }

    @Test
    void whatIsNoMessagePassesThrough() {
        try (TestLine line = new TestLine(Sip2Dialect.STANDARD)) {
            line.channel().writeOutbound(line.memory().directBuffer().writeZero(3));
            assertEquals(0, line.memory().live());
        }
    }

    private static Sip2Dialect speaking(Sip2Charset charset, char delimiter) {
        return new Sip2Dialect(charset, Terminator.CR, true, delimiter);
    }

    /** A login answer with these two values, as it leaves, without AY and AZ. */
    private static String said(Sip2Dialect dialect, String screen, String print) {
        try (TestLine line = new TestLine(dialect)) {
            Sip2Writer writer = new Sip2Writer(line.memory(), Sip2MessageType.LOGIN_RESPONSE);
            writer.field(Sip2Field.SCREEN_MESSAGE, screen).field(Sip2Field.PRINT_LINE, print);
            return text(line.says(writer.message(Sip2Message.NO_SEQUENCE)));
        }
    }

    private static String text(byte[] wire) {
        return new String(wire, ISO_8859_1);
    }
}
