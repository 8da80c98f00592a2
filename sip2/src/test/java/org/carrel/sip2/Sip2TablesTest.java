package org.carrel.sip2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The tables say what the standard says. */
class Sip2TablesTest {

    @ParameterizedTest
    @CsvSource({
        "01,19", "09,37", "11,38", "15,19", "17,18", "19,18", "23,21", "25,18", "29,38", "35,18",
        "37,25", "63,31", "65,18", "93,2", "97,0", "99,8", "10,22", "12,22", "16,20", "18,24",
        "20,19", "24,35", "26,35", "30,22", "36,19", "38,19", "64,59", "66,27", "94,1", "96,0",
        "98,34"
    })
    void aMessageHasTheFixedLengthOfTheStandard(String code, int length) {
        assertEquals(length, type(code).fixedLength());
    }

    @Test
    void thereAreThirtyOneMessages() {
        assertEquals(31, Sip2MessageType.values().length);
    }

    @ParameterizedTest
    @CsvSource({
        "23,24", "11,12", "09,10", "01,24", "99,98", "93,94", "63,64", "35,36", "37,38", "17,18",
        "19,20", "25,26", "15,16", "29,30", "65,66"
    })
    void aRequestHasItsAnswer(String request, String answer) {
        assertSame(type(answer), type(request).answer());
        assertTrue(type(request).isRequest());
        assertFalse(type(answer).isRequest());
    }

    @Test
    void aResendIsARequestWithoutAnAnswerOfItsOwn() {
        assertTrue(Sip2MessageType.REQUEST_ACS_RESEND.isRequest());
        assertThrows(
                IllegalStateException.class, () -> Sip2MessageType.REQUEST_ACS_RESEND.answer());
    }

    @ParameterizedTest
    @CsvSource({
        "01,AO AL AA AC",
        "09,AP AO AB AC",
        "10,AO AB AQ",
        "11,AO AA AB AC",
        "12,AO AA AB AJ AH",
        "15,AO AA",
        "16,AO AA",
        "17,AO AB",
        "18,AB AJ",
        "19,AO AB CH",
        "20,AB",
        "23,AO AA AC AD",
        "24,AO AA AE",
        "25,AO AA",
        "26,AO AA AE",
        "29,AO AA",
        "30,AO AA AB AJ AH",
        "35,AO AA",
        "36,AO AA",
        "37,BV AO AA",
        "38,AO AA",
        "63,AO AA",
        "64,AO AA AE",
        "65,AO AA",
        "66,AO",
        "93,CN CO",
        "94,''",
        "96,''",
        "97,''",
        "98,AO BX",
        "99,''"
    })
    void aMessageRequiresTheFieldsOfTheStandard(String code, String fields) {
        assertEquals(
                fields,
                type(code).required().stream()
                        .map(Sip2Field::code)
                        .collect(Collectors.joining(" ")));
    }

    @ParameterizedTest
    @EnumSource(Sip2MessageType.class)
    void aColumnBeginsWhereTheOnesBeforeItEnd(Sip2MessageType type) {
        int offset = 0;
        for (FixedField column : type.columns()) {
            assertEquals(offset, type.offsetOf(column));
            offset += column.width();
        }
        assertEquals(type.fixedLength(), offset);
    }

    @Test
    void aColumnOfAnotherMessageBeginsNowhere() {
        assertEquals(-1, Sip2MessageType.LOGIN.offsetOf(FixedField.PATRON_STATUS));
    }

    @Test
    void everyMessageRequiresOnlyWhatItSaysItRequires() {
        assertTrue(Sip2MessageType.LOGIN.requires(Sip2Field.LOGIN_USER_ID));
        assertFalse(Sip2MessageType.LOGIN.requires(Sip2Field.LOCATION_CODE));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 2, 41, 81, 95, 100, 2300})
    void aNumberWithoutAMessageHasNone(int number) {
        assertNull(Sip2MessageType.of(number));
    }

    @ParameterizedTest
    @EnumSource(FixedField.class)
    void aBlankIsAsWideAsItsColumnAndPrintable(FixedField column) {
        assertEquals(column.width(), column.blank().length());
        assertTrue(column.blank().chars().allMatch(letter -> letter >= ' ' && letter < 0x7F));
    }

    @ParameterizedTest
    @EnumSource(FixedField.class)
    void aColumnIsFoundByItsName(FixedField column) {
        assertEquals(Optional.of(column), FixedField.named(column.text()));
    }

    @Test
    void everyColumnIsUsedBySomeMessage() {
        assertEquals(
                Arrays.stream(FixedField.values()).collect(Collectors.toSet()),
                Arrays.stream(Sip2MessageType.values())
                        .flatMap(type -> type.columns().stream())
                        .collect(Collectors.toSet()));
    }

    @ParameterizedTest
    @EnumSource(Sip2Field.class)
    void aFieldIsFoundByItsIdAndItsLetters(Sip2Field field) {
        assertSame(field, Sip2Field.of(field.id()));
        assertEquals(Optional.of(field), Sip2Field.of(field.code()));
        assertEquals(field.code(), Sip2Field.code(field.id()));
    }

    @Test
    void noTwoFieldsShareAnId() {
        assertEquals(
                Sip2Field.values().length,
                Arrays.stream(Sip2Field.values()).mapToInt(Sip2Field::id).distinct().count());
    }

    @Test
    void theFieldsThatMayRepeatAreThoseOfTheStandard() {
        assertEquals(
                "AF AG AS AT AU AV BM BN BU CD",
                Arrays.stream(Sip2Field.values())
                        .filter(Sip2Field::repeats)
                        .map(Sip2Field::code)
                        .collect(Collectors.joining(" ")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PB", "XI", "U1", "ZZ", "aa", "  ", "~~"})
    void aVendorsIdHasNoStandardField(String code) {
        assertNull(Sip2Field.of(Sip2Field.id(code)));
        assertEquals(code, Sip2Field.code(Sip2Field.id(code)));
        assertEquals(Optional.empty(), Sip2Field.of(code));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "AAA", "A\u0141", "\u0141A", "A|", "\rA", "A\n", "A\u00c4"})
    void aTextThatCannotBeginAFieldIsNoId(String text) {
        assertThrows(IllegalArgumentException.class, () -> Sip2Field.id(text));
        assertEquals(Optional.empty(), Sip2Field.of(text));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 0x0D0A, 0x1FFF, 0x10000, Integer.MAX_VALUE, Integer.MIN_VALUE})
    void aNumberThatIsNoIdHasNoStandardField(int id) {
        assertNull(Sip2Field.of(id));
    }

    @ParameterizedTest
    @EnumSource(Sip2Charset.class)
    void aCharsetIsFoundByItsName(Sip2Charset charset) {
        assertEquals(Optional.of(charset), Sip2Charset.named(charset.text()));
        assertEquals(Optional.empty(), Sip2Charset.named(charset.text() + "x"));
    }

    @ParameterizedTest
    @ValueSource(chars = {' ', '\r', 'A', '7', '\u007f', '\u00a6'})
    void aDelimiterThatCouldBelongToAnIdIsRefused(char delimiter) {
        assertThrows(
                IllegalArgumentException.class,
                () ->
                        new Sip2Dialect(
                                Sip2Charset.UTF_8, Sip2Dialect.Terminator.CR, true, delimiter));
    }

    private static Sip2MessageType type(String code) {
        return Objects.requireNonNull(Sip2MessageType.of(Integer.parseInt(code)));
    }
}
