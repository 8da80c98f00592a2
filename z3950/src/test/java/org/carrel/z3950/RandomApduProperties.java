package org.carrel.z3950;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.util.EnumSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.carrel.z3950.ber.BerElement;
import org.carrel.z3950.ber.BerWriter;
import org.carrel.z3950.ber.Hex;
import org.junit.jupiter.api.Test;

/** What holds for every APDU that the table allows. */
class RandomApduProperties {
    private static final UnpooledByteBufAllocator MEMORY = new UnpooledByteBufAllocator(true, true);
    private static final int APDUS = 2_000;

    private final long seed = System.nanoTime();
    private final SplittableRandom random = new SplittableRandom(seed);

    @Test
    void whatIsWrittenIsReadAgain() {
        Set<ApduType> seen = EnumSet.noneOf(ApduType.class);
        for (int at = 0; at < APDUS; at++) {
            try (Apdu apdu = RandomApdu.next(MEMORY, random)) {
                ByteBuf wire = ApduEncoder.encode(MEMORY, apdu);
                assertEquals(apdu.size(), wire.readableBytes(), () -> "seed " + seed);
                assertAgain(apdu, wire);
                seen.add(apdu.type());
            }
        }
        assertEquals(EnumSet.allOf(ApduType.class), seen, () -> "seed " + seed);
    }

    @Test
    void whatWasWrittenGoesOutAsItStandsAndIsWipedThen() {
        WitnessAllocator memory = new WitnessAllocator();
        try (TestAssociation association = new TestAssociation(ApduDecoder.LARGEST_OF_SERVER)) {
            for (int at = 0; at < APDUS; at++) {
                Apdu apdu = RandomApdu.next(memory, random);
                byte[] anew = ByteBufUtil.getBytes(ApduEncoder.encode(MEMORY, apdu));
                assertArrayEquals(anew, association.says(apdu), () -> "seed " + seed);
            }
        }
        assertEquals(0, memory.live(), () -> "seed " + seed);
        assertEquals(0, memory.unwiped(), () -> "seed " + seed);
    }

    @Test
    void indefiniteLengthsSayTheSame() {
        for (int at = 0; at < APDUS; at++) {
            try (Apdu apdu = RandomApdu.next(MEMORY, random)) {
                StringBuilder hex = new StringBuilder();
                appendIndefinite(apdu.root(), hex);
                assertAgain(apdu, Hex.bytes(hex.toString()));
            }
        }
    }

    @Test
    void everyPartIsFoundWhereTheTableSays() {
        for (int at = 0; at < APDUS; at++) {
            try (Apdu apdu = RandomApdu.next(MEMORY, random)) {
                for (ApduPart part : ApduPart.of(apdu.type().body())) {
                    assertTrue(
                            !part.isRequired() || apdu.part(part) != null,
                            () -> part.text() + " of seed " + seed);
                }
            }
        }
    }

    private void assertAgain(Apdu apdu, ByteBuf wire) {
        try (Apdu again = Apdu.of(wire)) {
            assertEquals(TreeText.of(apdu.root()), TreeText.of(again.root()), () -> "seed " + seed);
        }
    }

    private static void appendIndefinite(BerElement element, StringBuilder hex) {
        if (!element.isConstructed()) {
            try (BerWriter writer = new BerWriter(MEMORY)) {
                hex.append(Hex.text(writer.copy(element).finish()));
            }
            return;
        }
        hex.append(identifier(element.tag())).append("80");
        element.children().forEach(child -> appendIndefinite(child, hex));
        hex.append("0000");
    }

    private static String identifier(int tag) {
        try (BerWriter writer = new BerWriter(MEMORY)) {
            String empty = Hex.text(writer.begin(tag).end().finish());
            return empty.substring(0, empty.length() - 2);
        }
    }
}
