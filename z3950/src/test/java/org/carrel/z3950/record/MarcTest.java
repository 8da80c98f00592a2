package org.carrel.z3950.record;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.buffer.Unpooled;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.carrel.z3950.WitnessAllocator;
import org.carrel.z3950.ber.Wiping;
import org.carrel.z3950.record.MalformedRecord.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** ISO 2709, read and written. */
class MarcTest {
    private static final PooledByteBufAllocator MEMORY = PooledByteBufAllocator.DEFAULT;
    private static final String DIRECTORY = "001000200000245000900002";
    private static final String FIELDS = "7\u001e10\u001faTitl\u001e\u001d";

    @Test
    void whatWasReadIsWrittenIntoTheSameBytes() {
        byte[] record = record(DIRECTORY, FIELDS, StandardCharsets.UTF_8);
        try (Marc marc = read(record, MarcDialect.MARC_21)) {
            assertArrayEquals(record, bytes(MarcWriter.write(marc, MEMORY)));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 9})
    void aRecordIsTheSameWhereItStandsAndInACopy(int room) {
        try (Marc copied = built(room)) {
            byte[] copy = bytes(MarcWriter.write(copied, MEMORY));
            assertArrayEquals(copy, bytes(MarcWriter.overwrite(built(room), MEMORY)));
        }
    }

    @Test
    void aRecordTooLongIsWipedWhenItIsNotWritten() {
        WitnessAllocator memory = new WitnessAllocator();
        try (MarcBuilder builder = new MarcBuilder(memory, 64, 1)) {
            builder.begin(MarcTag.of("500")).append("x".repeat(10_000)).end();
            Marc marc = builder.build(MarcCharset.UTF_8);
            assertThrows(MalformedRecord.class, () -> MarcWriter.overwrite(marc, memory));
        }
        assertEquals(0, memory.live());
        assertEquals(0, memory.unwiped());
    }

    /** A record of two fields, and one that was taken back, with room for so many. */
    private static Marc built(int room) {
        try (MarcBuilder builder = new MarcBuilder(MEMORY, 64, room)) {
            builder.leader("99999nam a2299999 i 4500");
            builder.begin(MarcTag.of("001")).append("7").end();
            builder.begin(MarcTag.of("590")).append("Quenby").undo();
            builder.begin(MarcTag.of("245"), '1', '0').subfield('a').append("Title").end();
            return builder.build(MarcCharset.UTF_8);
        }
    }

    @Test
    void subfieldsAreSeenOneAfterTheOther() {
        byte[] record =
                record("245001000000", "10\u001fax\u001fbyz\u001e\u001d", StandardCharsets.UTF_8);
        try (Marc marc = read(record, MarcDialect.MARC_21)) {
            Subfields subfields = new Subfields(marc, 0);
            StringBuilder seen = new StringBuilder();
            while (subfields.next()) {
                seen.append((char) subfields.code()).append(subfields.end() - subfields.start());
            }
            assertEquals("a1b2", seen.toString());
        }
    }

    @Test
    void aDirectoryInAnotherOrderThanTheFieldsIsRead() {
        String swapped = DIRECTORY.substring(12) + DIRECTORY.substring(0, 12);
        try (Marc marc =
                read(record(swapped, FIELDS, StandardCharsets.UTF_8), MarcDialect.MARC_21)) {
            assertEquals(MarcTag.of("245"), marc.tag(0));
        }
    }

    @Test
    void aFieldCannotBeSeenUnderTwoTags() {
        assertFault(Fault.DIRECTORY, DIRECTORY + "590000900002", FIELDS);
    }

    @Test
    void anEntryCannotBeginInTheMiddleOfAField() {
        assertFault(Fault.DIRECTORY, "001000200000245000600005", FIELDS);
    }

    @Test
    void anEntryCannotReachOverTheEndOfAField() {
        assertFault(Fault.FIELD, "001001100000", FIELDS);
    }

    @Test
    void anEntryCannotReachOverTheEndOfTheRecord() {
        assertFault(Fault.DIRECTORY, "001999900000", FIELDS);
    }

    @Test
    void aTagOfSignsIsRefused() {
        assertFault(Fault.DIRECTORY, "<a>000200000", FIELDS);
    }

    @Test
    void halfARecordIsRefused() {
        byte[] record = record(DIRECTORY, FIELDS, StandardCharsets.UTF_8);
        byte[] half = Arrays.copyOf(record, record.length - 4);
        assertEquals(
                Fault.CUT_SHORT,
                assertThrows(MalformedRecord.class, () -> read(half, MarcDialect.MARC_21)).fault());
    }

    @Test
    void aRecordThatSaysItIsMarc8ButIsUtf8IsCorrected() {
        byte[] record = record("245000800000", "10\u001faTé\u001e\u001d", StandardCharsets.UTF_8);
        record[9] = ' ';
        try (Marc marc = read(record, MarcDialect.MARC_21)) {
            assertEquals(MarcCharset.UTF_8, marc.charset());
            assertEquals('a', marc.leader(9));
        }
    }

    @Test
    void aRecordThatSaysItIsUtf8ButIsNotIsCorrected() {
        byte[] record =
                record("245000800000", "10\u001faTâe\u001e\u001d", StandardCharsets.ISO_8859_1);
        try (Marc marc = read(record, MarcDialect.MARC_21);
                Marc utf8 = MarcTranscoder.toUtf8(marc, MarcDialect.MARC_21, MEMORY)) {
            assertEquals(MarcCharset.MARC_8, marc.charset());
            assertEquals(' ', marc.leader(9));
            assertEquals("10\u001faTé", text(utf8));
        }
    }

    @Test
    void unimarcIsReadInIso5426() {
        byte[] record =
                record("200000800000", "1 \u001faTÂe\u001e\u001d", StandardCharsets.ISO_8859_1);
        try (Marc marc = read(record, MarcDialect.UNIMARC);
                Marc utf8 = MarcTranscoder.toUtf8(marc, MarcDialect.UNIMARC, MEMORY)) {
            assertEquals(MarcCharset.ISO_5426, marc.charset());
            assertEquals("1 \u001faTé", text(utf8));
        }
    }

    @Test
    void unimarcNamesItsNewSetWhereItNamedTheOldOneAndCutsNoLetter() {
        String before = "  \u001fa19940602d1894    m  y0eng";
        String iso5426 = before + "\u00e90103    ba\u001e\u001d";
        byte[] record = record("100004100000", iso5426, StandardCharsets.ISO_8859_1);
        try (Marc marc = read(record, MarcDialect.UNIMARC);
                Marc utf8 = MarcTranscoder.toUtf8(marc, MarcDialect.UNIMARC, MEMORY);
                Marc again = read(bytes(MarcWriter.write(utf8, MEMORY)), MarcDialect.UNIMARC)) {
            assertEquals(before + "Ø50      ba", text(utf8));
            assertEquals(MarcCharset.UTF_8, again.charset());
        }
    }

    @Test
    void whatBecomesMarc8IsTheSameWhenItBecomesUtf8Again() {
        String title = "10\u001faÅngström, Дом, Ελλάς, שלום, x₂";
        try (MarcBuilder builder = new MarcBuilder(MEMORY, 100)) {
            builder.begin(MarcTag.of("245")).append(title).end();
            try (Marc utf8 = builder.build(MarcCharset.UTF_8);
                    Marc marc8 = MarcTranscoder.toMarc8(utf8, MEMORY);
                    Marc back = MarcTranscoder.toUtf8(marc8, MarcDialect.MARC_21, MEMORY)) {
                assertEquals(' ', marc8.leader(9));
                assertEquals(title, text(back));
            }
        }
    }

    private static void assertFault(Fault fault, String directory, String fields) {
        byte[] record = record(directory, fields, StandardCharsets.UTF_8);
        MalformedRecord malformed =
                assertThrows(
                        MalformedRecord.class, () -> read(record, MarcDialect.MARC_21).close());
        assertEquals(fault, malformed.fault());
    }

    private static byte[] record(String directory, String fields, Charset charset) {
        byte[] body = fields.getBytes(charset);
        int base = 25 + directory.length();
        String head =
                "%05dnam a22%05d   4500%s\u001e".formatted(base + body.length, base, directory);
        byte[] record = Arrays.copyOf(head.getBytes(StandardCharsets.US_ASCII), base + body.length);
        System.arraycopy(body, 0, record, base, body.length);
        return record;
    }

    private static Marc read(byte[] record, MarcDialect dialect) {
        return new MarcReader(dialect, MEMORY).read(Unpooled.wrappedBuffer(record));
    }

    private static String text(Marc marc) {
        return marc.field(0).toString(StandardCharsets.UTF_8);
    }

    private static byte[] bytes(ByteBuf buffer) {
        byte[] bytes = new byte[buffer.readableBytes()];
        buffer.readBytes(bytes);
        Wiping.release(buffer);
        return bytes;
    }
}
