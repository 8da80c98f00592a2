package org.carrel.z3950.ber;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The bytes that are written. */
class BerWriterTest {
    @ParameterizedTest
    @CsvSource({
        "0, 020100",
        "127, 02017F",
        "128, 02020080",
        "-128, 020180",
        "-129, 0202FF7F",
        "67108864, 020404000000",
        "9223372036854775807, 02087FFFFFFFFFFFFFFF",
        "-9223372036854775808, 02088000000000000000",
    })
    void integersAreShort(long value, String hex) {
        assertEquals(hex, written(writer -> writer.integer(BerTag.INTEGER, value)));
    }

    @Test
    void identifiersHaveTheirShortestForm() {
        assertEquals("9E00", written(writer -> writer.nothing(BerTag.context(30))));
        assertEquals("9F1F00", written(writer -> writer.nothing(BerTag.context(31))));
        assertEquals("9F6E00", written(writer -> writer.nothing(BerTag.context(110))));
        assertEquals("9F814900", written(writer -> writer.nothing(BerTag.context(201))));
        assertEquals("9F822C00", written(writer -> writer.nothing(BerTag.context(300))));
        assertEquals(
                "9FFFFF7F00",
                written(writer -> writer.nothing(BerTag.context(BerTag.HIGHEST_NUMBER))));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 127, 128, 255, 256, 65_535, 65_536, 1 << 24})
    void lengthsAreDefiniteAndShort(int length) {
        try (BerWriter writer = new BerWriter(UnpooledByteBufAllocator.DEFAULT)) {
            ByteBuf zeroes = UnpooledByteBufAllocator.DEFAULT.buffer(length + 1).writeZero(length);
            writer.begin(BerTag.SEQUENCE).octets(BerTag.OCTET_STRING, zeroes).end();
            BerElement root = BerReader.read(writer.finish());
            assertEquals(root.definiteSize(), root.bytes().readableBytes());
            assertEquals(length, root.children().iterator().next().length());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 128, 65_536, Integer.MAX_VALUE})
    void aGuessOfTheLengthDoesNotShow(int guess) {
        String text = "x".repeat(200);
        assertEquals(
                written(writer -> writer.begin(BerTag.SEQUENCE).text(4, text).end()),
                written(writer -> writer.begin(BerTag.SEQUENCE, guess).text(4, text).end()));
    }

    @Test
    void bitsAreFilledToWholeOctets() {
        assertEquals("830200E0", written(writer -> writer.bitString(BerTag.context(3), 7, 3)));
        assertEquals(
                "840300C180",
                written(writer -> writer.bitString(BerTag.context(4), 0b11 | 1 << 7 | 1 << 8, 15)));
        assertEquals(
                "84090000000000000000" + "01",
                written(writer -> writer.bitString(BerTag.context(4), 1L << 63, 64)));
    }

    @Test
    void copiesAreDefinite() {
        String indefinite = "30 80 A0 80 1B 81 01 61 00 00 82 82 00 01 62 00 00";
        BerElement element = BerReader.read(Hex.bytes(indefinite));
        assertEquals("3008A0031B0161820162", written(writer -> writer.copy(element)));
        assertEquals(
                "B508A0031B0161820162",
                written(writer -> writer.copy(BerTag.context(21), element)));
        assertEquals("A0031B0161820162", written(writer -> writer.copyChildren(element)));
        assertEquals(10, element.definiteSize());
    }

    @Test
    void textIsWrittenAsUtf8() {
        assertEquals(
                "1B03C3A978", written(writer -> writer.text(BerTag.GENERAL_STRING, "\u00e9x")));
    }

    @Test
    void contentsCanBeAppendedInPlace() {
        assertEquals(
                "8203616263",
                written(writer -> {
                    writer.open(BerTag.context(2), 3).writeBytes(new byte[] {97, 98, 99});
                    writer.shut();
                }));
    }

    @Test
    void anOpenElementCannotBeFinished() {
        try (BerWriter writer = new BerWriter(UnpooledByteBufAllocator.DEFAULT)) {
            writer.begin(BerTag.SEQUENCE);
            assertThrows(IllegalStateException.class, writer::finish);
            writer.end();
            assertThrows(IllegalStateException.class, writer::end);
        }
    }

    private static String written(Consumer<BerWriter> writing) {
        try (BerWriter writer = new BerWriter(UnpooledByteBufAllocator.DEFAULT, 1)) {
            writing.accept(writer);
            return Hex.text(writer.finish());
        }
    }
}
