package org.carrel.sip2;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.carrel.sip2.Sip2Dialect.Terminator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the decoder makes of bytes: liberal towards old hardware, deaf to what is no SIP2. */
class Sip2DecoderTest {
    private static final String ITEM = "1720260101    120000";
    private static final String ITEM_HEARD = "17[20260101    120000]";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\n",
                "\r\n",
                "\0\0",
                "   ",
                "\u00ff\u00fb\u0001",
                "\u00ff\u00fd\u0003",
                "\u00ff\u00fe\u001f\u00ff\u00fc\u0018",
                "\u00ff\u00f1",
                "\u00ff\u00ff",
                "\n\u00ff\u00fb\u0003 \0\u00ff\u00f1\r\n"
            })
    void whatOldHardwarePutsInFrontIsSkipped(String junk) {
        try (TestLine line = new TestLine(Sip2Dialect.STANDARD)) {
            byte[] wire = octets(junk + "941\r");
            for (int split = 0; split <= wire.length; split++) {
                byte[] first = Arrays.copyOf(wire, split);
                byte[] second = Arrays.copyOfRange(wire, split, wire.length);
                assertEquals(List.of("94[1]"), line.transcripts(first, second), "at " + split);
            }
        }
    }

    @Test
    void junkAloneIsNoMessageThatHasBegun() {
        try (TestLine line = new TestLine(Sip2Dialect.STANDARD)) {
            assertEquals(List.of(), line.hears(octets("\0 \r\n\u00ff\u00fb\u0001")));
            assertFalse(line.isInsideMessage());
        }
    }

    @Test
    void halfAMessageHasBegunUntilItsEndComes() {
        try (TestLine line = new TestLine(Sip2Dialect.STANDARD)) {
            line.hears(octets("94"));
            assertTrue(line.isInsideMessage());
            assertEquals(List.of("94[1]"), line.transcripts(octets("1\r")));
            assertFalse(line.isInsideMessage());
        }
    }

    @Test
    void halfAMessageIsWipedWhenThePeerLeaves() {
        try (TestLine line = new TestLine(Sip2Dialect.STANDARD)) {
            line.hears(octets(ITEM + "AOMAIN|AB30"), octets("01"));
            assertEquals(1, line.memory().live());
            line.channel().close();
            assertEquals(0, line.memory().live());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"cr", "crlf", "lf"})
    void aCarriageReturnWithOrWithoutLineFeedEndsAMessageForEveryTerminator(String name) {
        try (TestLine line = new TestLine(ending(name))) {
            assertEquals(
                    List.of("94[1]", "94[0]", "94[1]"),
                    line.transcripts(octets("941\r940\r\n\n941\r")));
        }
    }

    @Test
    void aLineFeedAloneEndsAMessageOnlyWhereItIsTheTerminator() {
        try (TestLine lf = new TestLine(ending("lf"));
                TestLine cr = new TestLine(ending("cr"))) {
            assertEquals(List.of("94[1]", "94[0]"), lf.transcripts(octets("941\n940\n")));
            assertEquals(List.of(), cr.transcripts(octets("941\n940\n")));
        }
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            delimiter = ';',
            value = {
                "an empty field;AOMAIN|AB|;AO4d41494e AB",
                "empty delimiters at the end;AOMAIN||||;AO4d41494e",
                "empty delimiters inside;AOM|||ABx|;AO4d AB78",
                "no last delimiter;AOM|ABx;AO4d AB78",
                "repeats in their order;AF2|AOM|AF1|AF2|;AF32 AO4d AF31 AF32",
                "vendors' own ids;PB1|XI2|~~3|;PB31 XI32 ~~33",
                "half an id;A|ABx|;AB78",
                "an item number that looks like a checksum;AOM|ABAZ12AF|;AO4d AB415a31324146",
                "AY without AZ;AOM|AY1|;AO4d AY31"
            })
    void aFieldIsReadAsOldHardwareMeantIt(String what, String fields, String heard) {
        try (TestLine line = new TestLine(Sip2Dialect.STANDARD)) {
            assertEquals(
                    List.of(ITEM_HEARD + heard),
                    line.transcripts(octets(ITEM + fields + "\r")),
                    what);
        }
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            delimiter = ';',
            value = {
                "AOM|ABx|AY3AZ;17 AY3[20260101    120000]AO4d AB78",
                "AOM|ABxAY3AZ;17 AY3[20260101    120000]AO4d AB78",
                "AOM|ABx|AZ;17[20260101    120000]AO4d AB78",
                "AOM|ABxAZ;17[20260101    120000]AO4d AB78",
                "AY3AZ;17 AY3[20260101    120000]",
                "AZ;17[20260101    120000]"
            })
    void aChecksumIsReadWithAndWithoutDelimiterOrSequence(String tail, String heard) {
        byte[] summed = octets(ITEM + tail);
        String wire = ITEM + tail + SampleMessage.checksum(summed);
        try (TestLine line = new TestLine(Sip2Dialect.STANDARD)) {
            assertEquals(List.of(heard), line.transcripts(octets(wire + "\r")));
            assertEquals(List.of(heard), line.transcripts(octets(wire + "|\0||\r")));
            assertEquals(List.of(heard), line.transcripts(octets(lowerTail(wire) + "\r")));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"97AZFEF5", "97AZfef5", "97"})
    void aResendNeedsNoSequence(String wire) {
        try (TestLine line = new TestLine(Sip2Dialect.STANDARD)) {
            assertEquals(List.of("97[]"), line.transcripts(octets(wire + "\r")));
        }
    }

    @Test
    void aValueMayHoldABarWhereThePeersDelimiterIsAnother() {
        Sip2Dialect dialect = new Sip2Dialect(Sip2Charset.UTF_8, Terminator.CR, false, '^');
        try (TestLine line = new TestLine(dialect)) {
            assertEquals(
                    List.of(ITEM_HEARD + "AO617c62 AB78"),
                    line.transcripts(octets(ITEM + "AOa|b^ABx^\r")));
        }
    }

    @Test
    void aFieldWhoseIdHoldsABarOrAControlCharacterIsLeftOut() {
        Sip2Dialect dialect = new Sip2Dialect(Sip2Charset.UTF_8, Terminator.CR, false, '^');
        try (TestLine line = new TestLine(dialect)) {
            assertEquals(
                    List.of(ITEM_HEARD + "AB78"),
                    line.transcripts(octets(ITEM + "A|1^\nA2^ABx^\r")));
        }
    }

    @Test
    void aControlCharacterInAValueBecomesABlank() {
        try (TestLine line = new TestLine(Sip2Dialect.STANDARD)) {
            assertEquals(
                    List.of(ITEM_HEARD + "AF6120622063"),
                    line.transcripts(octets(ITEM + "AFa\nb\0c|\r")));
        }
    }

    @Test
    void whatIsNoMessageOfOursPassesThrough() {
        try (TestLine line = new TestLine(Sip2Dialect.STANDARD)) {
            line.channel().writeInbound("an event");
            assertEquals("an event", line.channel().readInbound());
        }
    }

    @Test
    void aDecoderThatIsRemovedInTheMiddleOfAReadKeepsNothing() {
        try (TestLine line = new TestLine(Sip2Dialect.STANDARD)) {
            line.channel().pipeline().addLast(new RemovingHandler());
            assertEquals(List.of("94[1]"), line.transcripts(octets("941\r940\r" + ITEM)));
            assertEquals(0, line.memory().live());
        }
    }

    /** Takes the decoder away as soon as it has heard something. */
    private static final class RemovingHandler extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext context, Object heard) {
            context.pipeline().remove(Sip2Decoder.class);
            context.fireChannelRead(heard);
        }
    }

    private static Sip2Dialect ending(String name) {
        Terminator terminator =
                Arrays.stream(Terminator.values())
                        .filter(each -> each.text().equals(name))
                        .findFirst()
                        .orElseThrow();
        return new Sip2Dialect(Sip2Charset.UTF_8, terminator, false, '|');
    }

    private static String lowerTail(String wire) {
        int at = wire.length() - 4;
        return wire.substring(0, at) + wire.substring(at).toLowerCase(Locale.ROOT);
    }

    private static byte[] octets(String text) {
        return text.getBytes(ISO_8859_1);
    }
}
