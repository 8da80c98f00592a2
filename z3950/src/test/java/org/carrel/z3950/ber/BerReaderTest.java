package org.carrel.z3950.ber;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.carrel.z3950.ber.MalformedBer.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is read from bytes, whatever form they have. */
class BerReaderTest {
    @Test
    void childrenAreFoundByTag() {
        BerElement root = read("B4 0A 82 01 07 9F 6E 02 38 31 05 00");
        assertEquals(BerTag.context(20), root.tag());
        assertEquals(3, root.count());
        assertEquals(7, find(root, BerTag.context(2)).integer());
        assertTrue(find(root, BerTag.context(110)).is("81"));
        assertNull(root.child(3));
    }

    @Test
    void siblingsEndWithTheirHolder() {
        BerElement root = read("30 08 A0 03 02 01 01 02 01 02");
        BerElement first = root.firstChild();
        assertNotNull(first);
        BerElement inner = first.firstChild();
        assertNotNull(inner);
        assertNull(inner.next());
        BerElement second = first.next();
        assertNotNull(second);
        assertEquals(2, second.integer());
        assertNull(second.next());
        assertNull(second.firstChild());
    }

    @Test
    void childrenCanBeWalkedAlong() {
        List<Long> numbers = new ArrayList<>();
        for (BerElement each : read("30 09 02 01 01 02 01 02 02 01 03").children()) {
            numbers.add(each.integer());
        }
        assertEquals(List.of(1L, 2L, 3L), numbers);
    }

    @Test
    void indefiniteLengthsAreReadInsideDefiniteOnes() {
        BerElement root = read("30 0B A0 80 30 80 02 01 05 00 00 00 00");
        BerElement inner = find(find(root, BerTag.context(0)), BerTag.SEQUENCE);
        assertEquals(5, find(inner, BerTag.INTEGER).integer());
        assertEquals(3, inner.length());
    }

    @ParameterizedTest
    @CsvSource({
        "02 01 80, -128",
        "02 01 7F, 127",
        "02 02 00 FF, 255",
        "02 08 7F FF FF FF FF FF FF FF, 9223372036854775807",
        "02 08 80 00 00 00 00 00 00 00, -9223372036854775808",
        "02 04 00 00 00 01, 1",
    })
    void integersOfUpToEightOctetsAreRead(String hex, long value) {
        assertEquals(value, read(hex).integer());
    }

    @ParameterizedTest
    @CsvSource({"02 00", "02 09 00 00 00 00 00 00 00 00 01", "22 03 02 01 01"})
    void otherIntegersAreRefused(String hex) {
        BerElement element = read(hex);
        assertEquals(
                Fault.WRONG_CONTENT, assertThrows(MalformedBer.class, element::integer).fault());
    }

    @Test
    void whateverIsNotZeroIsTrue() {
        assertTrue(read("01 01 01").bool());
        assertTrue(read("01 01 FF").bool());
        assertFalse(read("01 01 00").bool());
        assertThrows(MalformedBer.class, () -> read("01 00").bool());
        assertThrows(MalformedBer.class, () -> read("01 02 00 00").bool());
    }

    @Test
    void bitsCountFromTheLeft() {
        assertEquals(0b111, read("83 02 00 E0").bits());
        assertEquals(0b111, read("83 02 05 E0").bits());
        assertEquals(0b111, read("83 02 05 FF").bits());
        assertEquals(0, read("83 01 00").bits());
        assertEquals(1L << 8, read("84 04 00 00 80 00").bits());
        assertEquals(1L << 63, read("84 0B 00 00 00 00 00 00 00 00 01 FF FF").bits());
        assertThrows(MalformedBer.class, () -> read("83 00").bits());
        assertThrows(MalformedBer.class, () -> read("83 02 08 E0").bits());
        assertThrows(MalformedBer.class, () -> read("83 01 01").bits());
    }

    @Test
    void partsOfAStringAreJoined() {
        assertEquals("616263", Hex.text(read("A2 07 04 02 61 62 04 01 63").content()));
        assertEquals("6162", Hex.text(read("A2 06 04 00 04 02 61 62").content()));
        assertEquals("", Hex.text(read("A2 02 04 00").content()));
        assertEquals("61", Hex.text(read("24 80 24 80 04 01 61 00 00 00 00").content()));
    }

    @Test
    void aStringOfTooDeepPartsIsRefused() {
        String four = "24 80 24 80 24 80 24 80 04 01 61 00 00 00 00 00 00 00 00";
        assertEquals("61", Hex.text(read(four).content()));
        BerElement five = read("24 80" + four + "00 00");
        assertEquals(Fault.WRONG_CONTENT, assertThrows(MalformedBer.class, five::content).fault());
    }

    @Test
    void joiningLeavesTheFrameAlive() {
        BerElement element = read("A2 09 04 00 04 02 61 62 04 01 63");
        assertEquals("616263", Hex.text(element.content()));
        assertEquals("616263", Hex.text(element.content()));
        assertEquals(1, element.bytes().refCnt());
    }

    @ParameterizedTest
    @CsvSource({
        "'', CUT_SHORT",
        "02, CUT_SHORT",
        "02 01, TOO_LONG",
        "30 03 02 02 01, TOO_LONG",
        "30 02 02 01 05, TOO_LONG",
        "30 84 7F FF FF FF 02 01 05, TOO_LONG",
        "30 84 FF FF FF FF 02 01 05, TOO_LONG",
        "30 85 00 00 00 00 03 02 01 05, WRONG_LENGTH",
        "30 FF 02 01 05, WRONG_LENGTH",
        "02 80 05 00 00, WRONG_LENGTH",
        "02 01 05 00, SURPLUS",
        "00 00, STRAY_END",
        "30 02 00 00, STRAY_END",
        "30 80 02 01 05, TOO_LONG",
        "30 80 02 01 05 00, TOO_LONG",
        "BF 81 80 80 01 00, TAG_TOO_HIGH",
        "9F 80 01 00, TAG_TOO_HIGH",
    })
    void brokenBytesAreRefused(String hex, Fault fault) {
        assertEquals(fault, assertThrows(MalformedBer.class, () -> read(hex)).fault());
    }

    @Test
    void nestingIsBounded() {
        assertEquals(BerReader.DEEPEST, depth(read(nested(BerReader.DEEPEST))));
        MalformedBer malformed =
                assertThrows(MalformedBer.class, () -> read(nested(BerReader.DEEPEST + 1)));
        assertEquals(Fault.TOO_DEEP, malformed.fault());
    }

    @Test
    void theNumberOfElementsIsBounded() {
        assertEquals(
                BerReader.MOST_ELEMENTS - 1,
                read("30 80" + "0500".repeat(BerReader.MOST_ELEMENTS - 1) + "00 00").count());
        String more = "30 80" + "0500".repeat(BerReader.MOST_ELEMENTS) + "00 00";
        assertEquals(Fault.TOO_MANY, assertThrows(MalformedBer.class, () -> read(more)).fault());
    }

    @Test
    void theTextFormShowsNoContents() {
        assertEquals("[2] of 3 bytes", read("82 03 61 62 63").toString());
        assertEquals("[APPLICATION 1] of 0 bytes", read("61 00").toString());
    }

    private static String nested(int depth) {
        return "3080".repeat(depth) + "0000".repeat(depth);
    }

    private static int depth(BerElement root) {
        int depth = 1;
        for (BerElement at = root.firstChild(); at != null; at = at.firstChild()) {
            depth++;
        }
        return depth;
    }

    private static BerElement find(BerElement in, int tag) {
        BerElement found = in.find(tag);
        assertNotNull(found);
        return found;
    }

    private static BerElement read(String hex) {
        return BerReader.read(Hex.bytes(hex));
    }
}
