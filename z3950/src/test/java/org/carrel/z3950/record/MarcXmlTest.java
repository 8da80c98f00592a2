package org.carrel.z3950.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What MARCXML holds in its attributes comes back as it was. */
class MarcXmlTest {
    private static final ByteBufAllocator MEMORY = UnpooledByteBufAllocator.DEFAULT;
    private static final int TITLE = MarcTag.of("245");

    static IntStream letters() {
        return IntStream.rangeClosed('!', '~');
    }

    @ParameterizedTest
    @MethodSource("letters")
    void a_code_and_indicators_come_back(int letter) {
        try (Marc written = title(letter, letter);
                Marc read = new MarcXmlReader(MEMORY).read(MarcXmlWriter.write(written, MEMORY))) {
            Subfields subfields = new Subfields(read, 0);
            assertEquals(true, subfields.next());
            assertEquals(letter, subfields.code());
            assertEquals(letter, read.indicator(0, 0));
            assertEquals(letter, read.indicator(0, 1));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 9, ' ', 0x7F, 0xE9})
    void a_code_that_is_none_is_still_read_by_others(int letter) {
        try (Marc written = title(' ', letter);
                Marc read = new MarcXmlReader(MEMORY).read(MarcXmlWriter.write(written, MEMORY))) {
            Subfields subfields = new Subfields(read, 0);
            assertEquals(true, subfields.next());
            assertEquals('?', subfields.code());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"&#38;", "&#x26;", "&amp;"})
    void a_code_may_be_a_reference(String reference) {
        try (Marc read = new MarcXmlReader(MEMORY).read(xml(reference))) {
            Subfields subfields = new Subfields(read, 0);
            assertEquals(true, subfields.next());
            assertEquals('&', subfields.code());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ab", "&am;", "&#;", "&#233;", "&#38", "é"})
    void what_is_not_one_letter_is_no_code(String code) {
        ByteBuf xml = xml(code);
        assertThrows(MalformedRecord.class, () -> new MarcXmlReader(MEMORY).read(xml));
    }

    @Test
    void a_field_without_indicators_is_copied_with_blanks() {
        try (Marc bare = new MarcBuilder(MEMORY, 64).begin(TITLE).end().build(MarcCharset.UTF_8);
                Marc copy = new MarcBuilder(MEMORY, 64).copy(bare, 0).build(MarcCharset.UTF_8)) {
            assertEquals(' ', copy.indicator(0, 0));
            assertEquals(2, copy.end(0) - copy.start(0));
        }
    }

    private static Marc title(int indicator, int code) {
        return new MarcBuilder(MEMORY, 64)
                .begin(TITLE, indicator, indicator)
                .subfield(code)
                .append("Walden")
                .end()
                .build(MarcCharset.UTF_8);
    }

    private static ByteBuf xml(String code) {
        return ByteBufUtil.writeUtf8(
                MEMORY,
                """
                <record xmlns="http://www.loc.gov/MARC21/slim">
                <leader>00000nam a2200000   4500</leader>
                <datafield tag="245" ind1=" " ind2=" "><subfield code="%s">Walden</subfield></datafield>
                </record>
                """
                        .formatted(code));
    }
}
