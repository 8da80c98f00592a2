package org.carrel.sip2;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import java.util.List;
import org.carrel.sip2.MalformedSip2.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bytes that are no SIP2 message are told with kind and place, and never with themselves. */
class MalformedSip2Test {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "login:,NOT_SIP2,0,false",
                "9,NOT_SIP2,0,false",
                "9A,NOT_SIP2,0,false",
                "XS|,NOT_SIP2,0,false",
                "41|,UNKNOWN_MESSAGE,0,false",
                "00,UNKNOWN_MESSAGE,0,false",
                "41AZFF00,UNKNOWN_MESSAGE,0,true",
                "94,TOO_SHORT,2,false",
                "64Y,TOO_SHORT,3,false",
                "94AY1AZFE2D,TOO_SHORT,2,true",
                "941AY1AZFDFB,WRONG_CHECKSUM,8,true",
                "97AZFEF4,WRONG_CHECKSUM,4,true",
                "1720260101    120000AB1|AZ0000,WRONG_CHECKSUM,26,true",
                "1720260101    120000AB1AY0AZ0000,WRONG_CHECKSUM,28,true"
            })
    void aFaultIsToldWithItsPlace(String wire, Fault fault, int offset, boolean errorDetection) {
        try (TestLine line = new TestLine(Sip2Dialect.STANDARD)) {
            MalformedSip2 malformed = line.hearsMalformed(octets(wire + "\r"));
            assertEquals(fault, malformed.fault());
            assertEquals(offset, malformed.offset());
            assertEquals(errorDetection, malformed.errorDetection());
        }
    }

    @Test
    void aFaultDoesNotTellWhatWasOnTheWire() {
        try (TestLine line = new TestLine(Sip2Dialect.STANDARD)) {
            String told = line.hearsMalformed(octets("secret words\r")).toString();
            assertFalse(told.contains("secret") || told.contains("words"), told);
        }
    }

    @Test
    void aMessageAfterAMalformedOneIsStillHeard() {
        try (TestLine line = new TestLine(Sip2Dialect.STANDARD)) {
            List<String> heard = line.transcripts(octets("login:\r941\r"));
            assertEquals("94[1]", heard.getLast());
            assertEquals(2, heard.size());
        }
    }

    @Test
    void theLongestFrameIsHeard() {
        try (TestLine line = new TestLine(Sip2Dialect.STANDARD);
                Sip2Message message = line.hearsMessage(frameOf(Sip2Decoder.LONGEST_FRAME))) {
            assertEquals(Sip2Decoder.LONGEST_FRAME - 5, message.value(0).length());
        }
    }

    @Test
    void theLongestFrameIsHeardInACharsetThatGrowsInside() {
        Sip2Dialect dialect =
                new Sip2Dialect(Sip2Charset.CP850, Sip2Dialect.Terminator.CR, false, '|');
        byte[] wire = frameOf(Sip2Decoder.LONGEST_FRAME);
        // a box-drawing character, which takes three bytes of UTF-8
        Arrays.fill(wire, 5, wire.length - 1, (byte) 0xC4);
        try (TestLine line = new TestLine(dialect);
                Sip2Message message = line.hearsMessage(wire)) {
            assertEquals(3 * (Sip2Decoder.LONGEST_FRAME - 5), message.value(0).length());
        }
    }

    @Test
    void aLongerFrameIsRefusedAndNothingIsHeardAfterIt() {
        try (TestLine line = new TestLine(Sip2Dialect.STANDARD)) {
            byte[] wire = frameOf(Sip2Decoder.LONGEST_FRAME + 1);
            MalformedSip2 malformed = line.hearsMalformed(wire, octets("941\r"));
            assertEquals(Fault.TOO_LONG, malformed.fault());
            assertEquals(Sip2Decoder.LONGEST_FRAME, malformed.offset());
        }
    }

    @Test
    void anUnfinishedFrameIsRefusedAsSoonAsItIsTooLong() {
        try (TestLine line = new TestLine(Sip2Dialect.STANDARD)) {
            byte[] half = new byte[Sip2Decoder.LONGEST_FRAME / 2];
            Arrays.fill(half, (byte) '9');
            assertEquals(List.of(), line.hears(half, half));
            assertEquals(Fault.TOO_LONG, line.hearsMalformed(octets("9"), half).fault());
            assertFalse(line.isInsideMessage());
        }
    }

    /** A login answer with one long field, of so many bytes before its terminator. */
    private static byte[] frameOf(int length) {
        return octets("941AF" + "x".repeat(length - 5) + "\r");
    }

    private static byte[] octets(String text) {
        return text.getBytes(ISO_8859_1);
    }
}
