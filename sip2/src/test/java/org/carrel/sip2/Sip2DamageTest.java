package org.carrel.sip2;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.carrel.sip2.MalformedSip2.Fault;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A message that carried AY and AZ is never believed once a bit of it was lost on its way: not even
 * where the bit was one of AY's or AZ's own, so that it looks like a message without a checksum.
 */
class Sip2DamageTest {

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            // they carry no AY, and nothing else that could be another
            names = {"REQUEST_ACS_RESEND", "REQUEST_SC_RESEND"})
    void noBitOfASignedMessageMayBeAnother(Sip2MessageType type) {
        SampleMessage sample = SampleMessages.filled(type, Sip2Charset.UTF_8);
        List<String> whole = List.of(sample.transcript(Sip2Dialect.STANDARD));
        byte[] wire = sample.wire(Sip2Dialect.STANDARD);
        try (TestLine line = new TestLine(Sip2Dialect.STANDARD)) {
            for (int at = 0; at < wire.length - 1; at++) {
                for (int bit = 0; bit < 8; bit++) {
                    byte[] damaged = wire.clone();
                    damaged[at] ^= (byte) (1 << bit);
                    if (damaged[at] != '\r') {
                        assertNotBelieved(line, damaged, whole, "bit " + bit + " of byte " + at);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "941AX1AZFDFC",
                "941QY1AZFDFC",
                "941AYnAZFDFC",
                "941AY1A[FDFC",
                "941AY1QZFDFC",
                "941AY1AZFDF?",
                "941A[1A[FDFC",
                "941AY1A[FDFC|",
                "941AX1AZFDFC||"
            })
    void aSignatureThatLostALetterIsNoMissingSignature(String wire) {
        try (TestLine line = new TestLine(Sip2Dialect.STANDARD)) {
            MalformedSip2 malformed = line.hearsMalformed((wire + "\r").getBytes(US_ASCII));
            assertEquals(Fault.WRONG_CHECKSUM, malformed.fault());
            assertTrue(malformed.errorDetection());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"941AY1", "941AFAY1", "941AB3AZ00000", "941AFxAYBAZ1"})
    void whatIsNoSignatureIsAField(String wire) {
        try (TestLine line = new TestLine(Sip2Dialect.STANDARD);
                Sip2Message message = line.hearsMessage((wire + "\r").getBytes(US_ASCII))) {
            assertEquals(1, message.fields());
        }
    }

    private static void assertNotBelieved(
            TestLine line, byte[] damaged, List<String> whole, String where) {
        for (Object heard : line.hears(damaged)) {
            if (heard instanceof Sip2Message message) {
                // a digit of AZ in lower case is the same digit
                assertEquals(whole, List.of(SampleMessage.transcript(message)), where);
            }
        }
    }
}
