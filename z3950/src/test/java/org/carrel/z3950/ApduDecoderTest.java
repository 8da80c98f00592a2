package org.carrel.z3950;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.carrel.z3950.MalformedApdu.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the decoder makes of a stream, and the encoder of an APDU. */
class ApduDecoderTest {
    private static final int LARGEST = 4096;

    static List<String> names() {
        return Samples.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void anApduIsUnderstoodByteByByte(String name) {
        byte[] wire = bytes(name);
        try (TestAssociation association = new TestAssociation(LARGEST)) {
            for (int at = 0; at < wire.length - 1; at++) {
                assertTrue(association.hears(Arrays.copyOfRange(wire, at, at + 1)).isEmpty());
                assertTrue(association.isInsideApdu());
            }
            List<Object> heard =
                    association.hears(Arrays.copyOfRange(wire, wire.length - 1, wire.length));
            assertEquals(1, heard.size());
            assertInstanceOf(Apdu.class, heard.getFirst()).close();
            assertFalse(association.isInsideApdu());
        }
    }

    @Test
    void apdusThatComeTogetherAreToldApart() {
        byte[] both = concat(bytes("A1"), bytes("A3"));
        byte[] start = Arrays.copyOf(bytes("B24"), 4);
        try (TestAssociation association = new TestAssociation(LARGEST)) {
            List<Object> heard = association.hears(concat(both, start));
            assertEquals(
                    List.of("init", "search"),
                    heard.stream().map(each -> ((Apdu) each).type().text()).toList());
            heard.forEach(each -> ((Apdu) each).close());
            assertTrue(association.isInsideApdu());
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void whatIsSaidIsDefinite(String name) {
        try (TestAssociation association = new TestAssociation(LARGEST);
                TestAssociation peer = new TestAssociation(LARGEST)) {
            byte[] said = association.says(Samples.apdu(name));
            Apdu again = assertInstanceOf(Apdu.class, peer.hears(said).getFirst());
            assertArrayEquals(said, peer.says(again));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "B5050102FFFFFF, BROKEN_BER",
        "B5857FFFFFFF, BROKEN_BER",
        "B5847FFFFFFF, TOO_LONG",
        "B583FFFFFF, TOO_LONG",
        "B5821000, TOO_LONG",
        "BF2500, UNKNOWN_APDU",
        "BF3300, UNKNOWN_APDU",
        "3000, UNKNOWN_APDU",
        "B300, UNKNOWN_APDU",
        "9400, UNKNOWN_APDU",
        "B400, MISSING_PART",
        "BF30039F8153, BROKEN_BER",
        "BF30049F815300, WRONG_PART",
        "BF3007BF815303020100, WRONG_PART",
    })
    void whatIsNoApduIsRefused(String hex, Fault fault) {
        try (TestAssociation association = new TestAssociation(LARGEST)) {
            byte[] wire = HexFormat.of().parseHex(hex);
            assertEquals(fault, association.hearsMalformed(wire).fault());
            assertTrue(association.hears(bytes("A1")).isEmpty());
        }
    }

    @Test
    void endlessNestingIsRefused() {
        try (TestAssociation association = new TestAssociation(1 << 20)) {
            byte[] wire = HexFormat.of().parseHex("B580".repeat(5000));
            assertEquals(Fault.BROKEN_BER, association.hearsMalformed(wire).fault());
        }
    }

    @Test
    void anotherProtocolIsRefused() {
        try (TestAssociation association = new TestAssociation(LARGEST)) {
            byte[] wire = "HTTP/1.1 200 OK\r\n".getBytes(StandardCharsets.US_ASCII);
            assertEquals(Fault.UNKNOWN_APDU, association.hearsMalformed(wire).fault());
        }
    }

    private static byte[] bytes(String name) {
        ByteBuf bytes = Samples.bytes(name);
        return ByteBufUtil.getBytes(bytes);
    }

    private static byte[] concat(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
