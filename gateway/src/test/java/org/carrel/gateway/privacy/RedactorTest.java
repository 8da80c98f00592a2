package org.carrel.gateway.privacy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.carrel.config.policy.Action;
import org.carrel.config.policy.Generalisation;
import org.carrel.config.policy.Policy;
import org.carrel.config.policy.RuleName;
import org.carrel.gateway.MessageLine;
import org.carrel.gateway.OpenBooks;
import org.carrel.gateway.ReadLine;
import org.carrel.gateway.WitnessAllocator;
import org.carrel.gateway.message.EditTable;
import org.carrel.gateway.message.Message;
import org.carrel.sip2.FixedField;
import org.carrel.sip2.Sip2Dialect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each action makes of a value, on the wire. */
class RedactorTest {
    private static final Policy NAMES_ZZ =
            Policy.builder()
                    .rule(RuleName.parse("sip2:ZZ").orElseThrow(), new Action.Drop())
                    .build();
    private static final String GONE = "(gone)";

    private final WitnessAllocator memory = WitnessAllocator.counting();
    private final MessageLine line = new MessageLine(Sip2Dialect.STANDARD, memory);

    @AfterEach
    void nothing_is_left_in_memory() {
        line.close();
        assertEquals(0, memory.live());
        assertEquals(0, memory.unwiped());
    }

    @Test
    void what_passes_stays_as_it_is() {
        assertEquals("Müller, Zoë", redacted(new Action.Pass(), "Müller, Zoë"));
    }

    @Test
    void what_is_dropped_leaves_no_field() {
        assertEquals(GONE, redacted(new Action.Drop(), "Müller"));
    }

    @Test
    void what_is_blanked_leaves_an_empty_field() {
        assertEquals("", redacted(new Action.Blank(), "Müller"));
    }

    @Test
    void a_constant_stands_instead_of_any_value() {
        assertEquals("Grüße", redacted(new Action.Constant("Grüße"), "Müller"));
        assertEquals("Grüße", redacted(new Action.Constant("Grüße"), ""));
    }

    @Test
    void a_token_where_nobody_makes_one_removes_the_value() {
        assertEquals(GONE, redacted(new Action.Token(), "21234000000017"));
    }

    @ParameterizedTest(name = "the last {0} of <{1}> are <{2}>")
    @CsvSource({
        "4, 21234000000017, **********0017",
        "0, 4321, ****",
        "8, 4321, 4321",
        "1, '', ''",
        "2, Žižka, ***ka",
        "3, Žižka, **žka",
        "2, 日本語, *本語",
        "1, a𝄞, *𝄞",
        "1, 𝄞a, *a"
    })
    void a_mask_shows_a_star_a_character_and_the_last_ones(int last, String value, String masked) {
        assertEquals(masked, redacted(new Action.Mask(last), value));
    }

    @ParameterizedTest(name = "<{0}> becomes <{1}>")
    @CsvSource({
        "'Example, Ada', E.A.",
        "'', ''",
        "' ', ''",
        "'Ödön von Horváth', Ö.v.H.",
        "'Žižka', Ž.",
        "'日本 太郎', 日.太.",
        "'O''Brien', O.",
        "'Anna-Lena', A.L.",
        "'a b c d e f', a.b.c.d.",
        "'42 Ada', A."
    })
    void of_a_name_the_initials_stay(String name, String initials) {
        assertEquals(initials, redacted(generalise(Generalisation.INITIALS), name));
    }

    /** A system that says UTF-8 and writes another charset, in which most letters look broken. */
    @Test
    void of_a_name_in_the_wrong_charset_nothing_stays() {
        String name = "\u0088\u0082\u0080\u008D\u008E\u0082\u0080 \u008E\u008B\u009C\u0083\u0080";

        assertEquals("", redactedBytes(generalise(Generalisation.INITIALS), name));
    }

    @Test
    void a_mask_of_a_value_in_the_wrong_charset_shows_no_byte_of_it() {
        assertEquals("**??", redactedBytes(new Action.Mask(2), "\u0088\u0082\u008D\u008E"));
    }

    @ParameterizedTest(name = "the day of <{0}> is <{1}>")
    @CsvSource({
        "'20261122    143015', '20261122    000000'",
        "'20261122   Z143015', '20261122    000000'",
        "'20261122', '20261122'",
        "'20261122 2:30 pm', '20261122'",
        "'2026-11-22', ''",
        "'22 November', ''",
        "'2026', ''",
        "'', ''"
    })
    void of_a_date_the_day_stays(String date, String day) {
        assertEquals(day, redacted(generalise(Generalisation.DAY), date));
    }

    @ParameterizedTest(name = "the year of <{0}> is <{1}>")
    @CsvSource({
        "'19800229    000000', 1980",
        "'19800229', 1980",
        "'1980-02-29', 1980",
        "'29.2.1980', ''",
        "'198', ''",
        "'', ''"
    })
    void of_a_date_the_year_stays(String date, String year) {
        assertEquals(year, redacted(generalise(Generalisation.YEAR), date));
    }

    @ParameterizedTest(name = "<{0}> is {1}")
    @CsvSource({
        "'', N",
        "'0', N",
        "'0.00', N",
        "'  0,00', N",
        "'N', N",
        "'Y', Y",
        "'1.50', Y",
        "'0.01', Y",
        "'é', Y"
    })
    void an_amount_becomes_yes_or_no(String value, String yes) {
        assertEquals(yes, redacted(generalise(Generalisation.YES_OR_NO), value));
    }

    @ParameterizedTest(name = "<{0}> becomes <{1}>")
    @CsvSource({
        "'              ', '              '",
        "'      Y       ', 'Y             '",
        "'YYYYYYYYYYYYYY', 'Y             '",
        "'             Y', 'Y             '",
        "'NNNNNNNNNNNNNN', '              '"
    })
    void of_a_patrons_flags_only_allowed_or_denied_stays(String flags, String told) {
        assertEquals(told, status(generalise(Generalisation.ALLOWED_OR_DENIED), flags));
    }

    @Test
    void a_column_that_is_dropped_or_blanked_keeps_its_width() {
        assertEquals(" ".repeat(14), status(new Action.Drop(), "YYYYYYYYYYYYYY"));
        assertEquals(" ".repeat(14), status(new Action.Blank(), "YYYYYYYYYYYYYY"));
    }

    private static Action generalise(Generalisation to) {
        return new Action.Generalise(to);
    }

    private String redacted(Action action, String value) {
        String wire = redactedBytes(action, new String(value.getBytes(UTF_8), ISO_8859_1));
        return new String(wire.getBytes(ISO_8859_1), UTF_8);
    }

    /** With a letter a byte. */
    private String redactedBytes(Action action, String value) {
        ReadLine read = answer(action, " ".repeat(14), "ZZ" + value + "|");
        return read.fields().stream()
                .filter(each -> each.id().equals("ZZ"))
                .map(ReadLine.Field::value)
                .findFirst()
                .orElse(GONE);
    }

    private String status(Action action, String flags) {
        String column = answer(action, flags, "").columns().get(FixedField.PATRON_STATUS);
        return column == null ? GONE : column;
    }

    private ReadLine answer(Action action, String flags, String fields) {
        String wire = "24" + flags + "00120261122    100000AO|AA|AE|" + fields;
        try (Message message = line.hears(wire)) {
            Message edited =
                    message.rewrite(
                            EditTable.of(
                                    NAMES_ZZ,
                                    (_, _) -> Redactor.ruling(action),
                                    new OpenBooks().book()),
                            message);
            String said = new String(line.says(edited), ISO_8859_1);
            return ReadLine.of(said.substring(0, said.length() - 1), '|');
        }
    }
}
