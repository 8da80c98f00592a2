package org.carrel.z3950.ber;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.netty.buffer.ByteBuf;
import org.carrel.z3950.ber.MalformedBer.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where an element ends in a stream. */
class BerFramingTest {
    private static final int LARGEST = 1024;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "B7 00",
                "B7 03 82 01 01",
                "B7 81 03 82 01 01",
                "BF 81 49 80 30 80 A0 02 00 00 00 00 00 00",
                "B4 80 82 01 00 30 80 00 00 00 00",
            })
    void theEndIsFoundHoweverTheBytesArrive(String hex) {
        ByteBuf bytes = Hex.bytes("FF FF" + hex + "B7 00");
        int length = bytes.readableBytes() - 4;
        BerFraming framing = new BerFraming(LARGEST);
        for (int there = 0; there < length; there++) {
            assertEquals(BerFraming.UNFINISHED, framing.scan(bytes, 2, 2 + there));
        }
        assertEquals(length, framing.scan(bytes, 2, 2 + length));
        assertEquals(2, framing.scan(bytes, 2 + length, bytes.writerIndex()));
        assertEquals(length, new BerFraming(LARGEST).scan(bytes, 2, bytes.writerIndex()));
    }

    @ParameterizedTest
    @CsvSource({
        "B7 82 03 FD, TOO_LONG",
        "B7 84 7F FF FF FF, TOO_LONG",
        "B7 84 80 00 00 00, TOO_LONG",
        "B7 85, WRONG_LENGTH",
        "97 80, WRONG_LENGTH",
        "00 00, STRAY_END",
        "B7 80 00 01, STRAY_END",
        "B7 80 20 00, STRAY_END",
        "B7 80 04 82 03 FB, TOO_LONG",
    })
    void whatCanBeNoElementIsRefusedAtOnce(String hex, Fault fault) {
        ByteBuf bytes = Hex.bytes(hex);
        BerFraming framing = new BerFraming(LARGEST);
        MalformedBer malformed =
                assertThrows(MalformedBer.class, () -> framing.scan(bytes, 0, bytes.writerIndex()));
        assertEquals(fault, malformed.fault());
    }

    @Test
    void theLongestElementIsTaken() {
        ByteBuf bytes = Hex.bytes("B7 82 03 FC" + "00".repeat(1020));
        assertEquals(LARGEST, new BerFraming(LARGEST).scan(bytes, 0, bytes.writerIndex()));
    }

    @Test
    void nestingIsBounded() {
        ByteBuf bytes = Hex.bytes("3080".repeat(BerReader.DEEPEST + 1));
        BerFraming framing = new BerFraming(1 << 20);
        assertEquals(
                Fault.TOO_DEEP,
                assertThrows(MalformedBer.class, () -> framing.scan(bytes, 0, bytes.writerIndex()))
                        .fault());
    }

    @Test
    void bytesThatDripInAreLookedAtOnce() {
        int children = 200_000;
        ByteBuf bytes = Hex.bytes("3080" + "0500".repeat(children) + "0000");
        BerFraming framing = new BerFraming(1 << 20);
        int end = bytes.writerIndex();
        for (int there = 0; there < end; there++) {
            framing.scan(bytes, 0, there);
            assertEquals(there & ~1, framing.leastLength());
        }
        assertEquals(end, framing.scan(bytes, 0, end));
    }
}
