package org.carrel.sip2;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.nio.charset.Charset;
import java.time.Duration;
import java.util.List;
import org.carrel.sip2.MalformedSip2.Fault;
import org.carrel.sip2.Sip2Dialect.Checksum;
import org.carrel.sip2.Sip2Dialect.Habits;
import org.carrel.sip2.Sip2Dialect.Sequence;
import org.carrel.sip2.Sip2Dialect.Terminator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What devices and systems do to the codec although the standard says otherwise. The numbers are
 * the rows of the list of quirks found in the field (sip2.md §7).
 */
class QuirksTest {
    private static final String STATUS = "24" + " ".repeat(14) + "00120260101    120000";
    private static final String STATUS_HEARD =
            "24[" + " ".repeat(14) + ", 001, 20260101    120000]";
    private static final String ITEM = "1720260101    120000";
    private static final String TITLE = "18030001" + "20260101    120000";
    private static final String TITLE_HEARD = "18[03, 00, 01, 20260101    120000]";
    private static final Charset DOS = Charset.forName("IBM850");

    @ParameterizedTest
    @ValueSource(strings = {"\r", "\r\n", "\n", "\0", "\r\0", ""})
    void quirk_34_a_signed_message_needs_no_terminator_that_we_know(String end) {
        try (TestLine line = new TestLine(Sip2Dialect.STANDARD)) {
            assertEquals(List.of("94 AY1[1]"), line.transcripts(octets("941AY1AZFDFC" + end)));
            assertEquals(List.of("96[]"), line.transcripts(octets("96AZFEF6" + end)));
            assertFalse(line.isInsideMessage());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"941AY1AZFDFD", "941AZFDFC", "941", ITEM + "AOM|ABxAZ12AF", "94", "96"})
    void quirk_34_what_is_not_certainly_whole_is_waited_for(String wire) {
        try (TestLine line = new TestLine(Sip2Dialect.STANDARD)) {
            assertEquals(List.of(), line.hears(octets(wire)));
        }
    }

    @ParameterizedTest
    @CsvSource({"UTF_8", "CP850", "ISO_8859_1"})
    void quirk_06_a_checksum_of_characters_is_understood(Sip2Charset charset) {
        String body = STATUS + "AOMAIN|AA1001|AEMüller|AY3AZ";
        String sum = "%04X".formatted(-body.codePoints().sum() & 0xFFFF);
        try (TestLine line = new TestLine(speaking(charset, Habits.NONE))) {
            byte[] wire = (body + sum + "\r").getBytes(named(charset));
            try (Sip2Message message = line.hearsMessage(wire)) {
                assertEquals(3, message.sequence());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"UTF_8", "CP850", "ISO_8859_1"})
    void quirk_06_a_checksum_of_characters_is_written_where_it_is_wanted(Sip2Charset charset) {
        Habits habits = new Habits(false, Checksum.CHARACTERS, Sequence.ECHOED);
        try (TestLine line = new TestLine(speaking(charset, habits))) {
            Sip2Writer writer =
                    new Sip2Writer(line.memory(), Sip2MessageType.PATRON_STATUS_RESPONSE);
            writer.field(Sip2Field.PERSONAL_NAME, "Müller");
            String said = new String(line.says(writer.message(3)), named(charset));
            String summed = said.substring(0, said.length() - 5);
            String sum = "%04X".formatted(-summed.codePoints().sum() & 0xFFFF);
            assertEquals(summed + sum + "\r", said);
        }
    }

    @Test
    void quirk_06_any_other_sum_is_still_wrong() {
        try (TestLine line = new TestLine(Sip2Dialect.STANDARD)) {
            byte[] wire = (STATUS + "AEMüller|AY3AZ0001\r").getBytes(UTF_8);
            assertEquals(Fault.WRONG_CHECKSUM, line.hearsMalformed(wire).fault());
        }
    }

    @Test
    void quirk_07_what_is_no_utf_8_becomes_a_question_mark_and_harms_nobody_else() {
        try (TestLine line = new TestLine(Sip2Dialect.STANDARD)) {
            byte[] wire = (STATUS + "AEM\u00fcller \u00c3|AFfine|\r").getBytes(ISO_8859_1);
            assertEquals(
                    List.of(STATUS_HEARD + "AE" + hex("M?ller ?") + " AF" + hex("fine")),
                    line.transcripts(wire));
        }
    }

    @Test
    void quirk_11_a_field_padded_beyond_its_width_is_cut() {
        try (TestLine line = new TestLine(Sip2Dialect.STANDARD)) {
            String wire = "98YYYYNN99999920260101    1200002.0EAO|AM|BX" + "Y".repeat(16);
            String heard =
                    line.transcripts(octets(wire + " ".repeat(134) + "|AF|AG|\r")).getFirst();
            assertEquals(
                    "AO AM BX" + hex("Y".repeat(16)) + " AF AG",
                    heard.substring(heard.indexOf(']') + 1));
        }
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            delimiter = ';',
            value = {
                "BLYBV7.00|AFx|;BL59 BV372e3030 AF78",
                "BLYCQYBHEURBV7.00|;BL59 CQ59 BH455552 BV372e3030",
                "BLYAENobody|;BL59 AE4e6f626f6479",
                "BLYES|;BL594553",
                "BLYB|;BL5942",
                "BHEURO|;BH4555524f"
            })
    void quirk_12_a_delimiter_left_out_behind_a_fixed_width_is_put_back(
            String fields, String heard) {
        try (TestLine line = new TestLine(Sip2Dialect.STANDARD);
                TestLine other = new TestLine(speaking(Sip2Charset.CP850, Habits.NONE, '^'))) {
            assertEquals(
                    List.of(STATUS_HEARD + heard),
                    line.transcripts(octets(STATUS + fields + "\r")));
            assertEquals(
                    List.of(STATUS_HEARD + heard),
                    other.transcripts(octets((STATUS + fields + "\r").replace('|', '^'))));
        }
    }

    @Test
    void quirk_12_a_frame_of_nothing_else_is_mended_in_no_time() {
        try (TestLine line = new TestLine(Sip2Dialect.STANDARD)) {
            byte[] wire = octets(STATUS + "BLY".repeat(21_000) + "\r");
            assertTimeout(
                    Duration.ofSeconds(1),
                    () -> {
                        try (Sip2Message message = line.hearsMessage(wire)) {
                            assertEquals(21_000, message.fields());
                        }
                    });
        }
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            delimiter = ';',
            value = {
                "BZ5|CA10|CB050|;BZ30303035 CA30303130 CB30303530",
                "BZ|CA|CB0050|;BZ CA CB30303530",
                "BZmany|CA 5|;BZ6d616e79 CA2035",
                "BZ99999|;BZ3939393939"
            })
    void quirk_13_a_limit_of_few_digits_is_filled_up_with_zeros(String fields, String heard) {
        try (TestLine line = new TestLine(Sip2Dialect.STANDARD)) {
            assertEquals(
                    List.of(STATUS_HEARD + heard),
                    line.transcripts(octets(STATUS + fields + "\r")));
        }
    }

    @Test
    void quirk_35_a_wrong_checksum_is_overlooked_where_none_is_to_be_relied_on() {
        Habits habits = new Habits(false, Checksum.UNCHECKED, Sequence.ECHOED);
        String wire = "38Y20260101    120000AOMAIN|AA1001|BKtx-1|AY4AZ0000\r";
        try (TestLine line = new TestLine(speaking(Sip2Charset.UTF_8, habits));
                TestLine strict = new TestLine(Sip2Dialect.STANDARD)) {
            try (Sip2Message message = line.hearsMessage(octets(wire))) {
                assertEquals(4, message.sequence());
                assertEquals(3, message.fields());
            }
            assertEquals(Fault.WRONG_CHECKSUM, strict.hearsMalformed(octets(wire)).fault());
        }
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            delimiter = ';',
            value = {
                "ABx|AJEmma | a novel|AFf|;ABx#AJEmma # a novel#AFf",
                "ABx|AJEmma|2|AFf|;ABx#AJEmma#AFf",
                "ABx|AJEmma||AFf|;ABx#AJEmma#AFf",
                "ABx|AJEmma|AEnobody|;ABx#AJEmma#AEnobody"
            })
    void
            quirk_36_what_stands_behind_a_delimiter_inside_a_title_is_a_field_and_nothing_that_was_passed(
                    String fields, String heard) {
        try (TestLine line = new TestLine(Sip2Dialect.STANDARD);
                Sip2Message message = line.hearsMessage(octets(TITLE + fields + "\r"))) {
            StringBuilder read = new StringBuilder();
            for (int at = 0; at < message.fields(); at++) {
                read.append(at == 0 ? "" : "#").append(Sip2Field.code(message.id(at)));
                read.append(message.value(at).bytes().toString(UTF_8));
            }
            assertEquals(heard, read.toString());
        }
    }

    @ParameterizedTest
    @CsvSource({"CP850", "ISO_8859_1"})
    void quirk_40_utf_8_is_understood_where_another_charset_was_agreed(Sip2Charset charset) {
        Habits habits = new Habits(true, Checksum.BYTES, Sequence.ECHOED);
        String expected = TITLE_HEARD + "AB78 AJ" + hex("Böll");
        try (TestLine line = new TestLine(speaking(charset, habits))) {
            String text = TITLE + "ABx|AJBöll|\r";
            assertEquals(List.of(expected), line.transcripts(text.getBytes(UTF_8)));
            assertEquals(List.of(expected), line.transcripts(text.getBytes(named(charset))));
        }
    }

    @Test
    void quirk_40_what_is_sent_keeps_to_the_charset_that_was_agreed() {
        Habits habits = new Habits(true, Checksum.BYTES, Sequence.ECHOED);
        try (TestLine line = new TestLine(speaking(Sip2Charset.CP850, habits))) {
            Sip2Message message = line.hearsMessage((TITLE + "ABx|AJBöll|\r").getBytes(UTF_8));
            assertEquals(TITLE + "ABx|AJBöll|\r", new String(line.says(message), DOS));
        }
    }

    private static Sip2Dialect speaking(Sip2Charset charset, Habits habits) {
        return speaking(charset, habits, '|');
    }

    private static Sip2Dialect speaking(Sip2Charset charset, Habits habits, char delimiter) {
        return new Sip2Dialect(charset, Terminator.CR, true, delimiter, habits);
    }

    private static Charset named(Sip2Charset charset) {
        return charset == Sip2Charset.CP850 ? DOS : Charset.forName(charset.text());
    }

    private static String hex(String text) {
        StringBuilder hex = new StringBuilder();
        for (byte octet : text.getBytes(UTF_8)) {
            hex.append("%02x".formatted(octet & 0xFF));
        }
        return hex.toString();
    }

    private static byte[] octets(String text) {
        return text.getBytes(ISO_8859_1);
    }
}
