package org.carrel.z3950;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.util.List;
import org.carrel.z3950.ber.BerFraming;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every APDU of real peers is understood, and says the same in definite form. */
class SamplesTest {
    private static final UnpooledByteBufAllocator MEMORY = UnpooledByteBufAllocator.DEFAULT;

    static List<String> names() {
        return Samples.names();
    }

    @Test
    void noSampleIsLost() {
        assertEquals(63, names().size());
    }

    @ParameterizedTest
    @MethodSource("names")
    void itsTypeIsKnown(String name) {
        try (Apdu apdu = Samples.apdu(name)) {
            String type = apdu.type().text().replace("-response", "Response");
            assertEquals(spelled(name), type);
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void itMeansTheSameInDefiniteForm(String name) {
        try (Apdu apdu = Samples.apdu(name)) {
            ByteBuf wire = ApduEncoder.encode(MEMORY, apdu);
            assertEquals(wire.readableBytes(), apdu.root().definiteSize());
            try (Apdu again = Apdu.of(wire)) {
                assertEquals(TreeText.of(apdu.root()), TreeText.of(again.root()));
                assertEquals(again.size(), again.root().definiteSize());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void noTruncationOfItIsUnderstood(String name) {
        ByteBuf whole = Samples.bytes(name);
        for (int length = 0; length < whole.readableBytes(); length++) {
            ByteBuf part = MEMORY.directBuffer(length + 1).writeBytes(whole, 0, length);
            assertThrows(MalformedApdu.class, () -> Apdu.of(part));
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void itsEndIsFoundByteByByte(String name) {
        ByteBuf whole = Samples.bytes(name);
        BerFraming framing = new BerFraming(4096);
        int length = whole.readableBytes();
        for (int there = 0; there < length; there++) {
            assertEquals(BerFraming.UNFINISHED, framing.scan(whole, 0, there));
        }
        assertEquals(length, framing.scan(whole, 0, length));
    }

    private static String spelled(String name) {
        return name.substring(name.indexOf(' ') + 1)
                .replace("-request", "")
                .replace("delete-result-set", "delete")
                .replace("resource-ctrl", "resource-control")
                .replace("-response", "Response");
    }
}
