package org.carrel.gateway.privacy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.carrel.config.phrase.Language;
import org.carrel.config.policy.Action;
import org.carrel.config.policy.Equivalence;
import org.carrel.config.policy.Equivalence.ClassMap;
import org.carrel.gateway.ReadLine;
import org.carrel.sip2.FixedField;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What stands instead of a value so that the other side's rule still decides right. */
class EquivalencesTest {
    private static final Action BANDS =
            new Action.Equivalent(new Equivalence.AgeBand(List.of(0, 13, 18, 65)));
    private static final Action FIVE = new Action.Equivalent(new Equivalence.OverUnder(500));

    private final Substituted wire = new Substituted(Language.ENGLISH);

    @AfterEach
    void nothing_is_left_in_memory() {
        wire.close();
    }

    @ParameterizedTest(name = "<{0}> becomes <{1}> on 22 November 2026")
    @CsvSource({
        "19800229, 20070101",
        "20081122, 20070101",
        "20081123, 20120101",
        "20131122, 20120101",
        "20131123, 20250101",
        "19611122, 19600101",
        "19611123, 20070101",
        "'19800229    000000', '20070101    000000'",
        "02291980, 01012007",
        "29021980, 01012007",
        "1980-02-29, 2007-01-01",
        "29.02.1980, 01.01.2007",
        "02/29/1980, 01/01/2007",
        "12/11/2008, ''",
        "05/06/1990, 01/01/2007",
        "19800230, ''",
        "20270101, ''",
        "18500101, ''",
        "2980, ''",
        "1980, ''",
        "'29 Feb 1980', ''",
        "29.2.1980, ''",
        "'', ''"
    })
    void a_birth_date_becomes_its_bands_date_in_its_own_form(String born, String shown) {
        assertEquals(shown, wire.field("PB", BANDS, born, ""));
    }

    @Test
    void whoever_is_younger_than_the_first_band_gets_no_date() {
        Action grown = new Action.Equivalent(new Equivalence.AgeBand(List.of(18, 65)));
        assertEquals("", wire.field("PB", grown, "20150101", ""));
    }

    @Test
    void a_band_of_one_year_gets_the_year_in_which_it_is_right() {
        Action narrow = new Action.Equivalent(new Equivalence.AgeBand(List.of(17, 18)));
        assertEquals("20090101", wire.field("PB", narrow, "20090505", ""));
    }

    @Test
    void the_band_is_that_of_the_day_on_which_the_message_comes() {
        try (Substituted later =
                new Substituted(Substituted.on(LocalDate.of(2026, 11, 23)), Language.ENGLISH)) {
            assertEquals("20070101", later.field("PB", BANDS, "20081123", ""));
        }
    }

    @ParameterizedTest(name = "<{0}> against 5.00 is <{1}>")
    @CsvSource({
        "0.00, 0.00",
        "5.00, 0.00",
        "5.01, 5.01",
        "7, 5.01",
        "'7,00', '5,01'",
        "'  12.5 ', 5.01",
        "-20.00, 0.00",
        "£7.00, 5.01",
        "EUR 3.00, 0.00",
        "7.00 EUR, 5.01",
        "'1,234.50', 5.01",
        "'1.234,50', '5,01'",
        "'1,234,567', '5,01'",
        "'7,001', '5,01'",
        "'1,234', ''",
        "7.0000, ''",
        "free, ''",
        "1.2.3, ''",
        "'', ''"
    })
    void an_amount_becomes_over_or_under(String owed, String shown) {
        assertEquals(shown, wire.field("BV", FIVE, owed, ""));
    }

    @ParameterizedTest(name = "beside a fee of <{0}> the count is <{1}>")
    @CsvSource({"7.00, 0001", "3.00, 0000", "odd, '    '", "'', '    '"})
    void the_count_of_fees_follows_the_amount(String owed, String count) {
        String question = "63001" + Substituted.NOW + " ".repeat(10) + "AORIV|AA1|";
        String answer =
                "64"
                        + " ".repeat(14)
                        + "001"
                        + Substituted.NOW
                        + "000000000000001700000000"
                        + "AORIV|AA1|AE|BV"
                        + owed
                        + "|";
        ReadLine said =
                wire.answer(
                        question, answer, Map.of("sip2:fine-items-count", FIVE, "sip2:BV", FIVE));
        assertEquals(count, said.columns().get(FixedField.FINE_ITEMS_COUNT));
    }

    @ParameterizedTest(name = "of <{0}> stays <{1}>")
    @CsvSource({
        "'12 Main Street, Springfield, IL 62704', 627",
        "'12 Main Street, Springfield, IL 62704-1234', 627",
        "'Invalidenstr. 5, 10115 Berlin', 101",
        "'10 Downing Street, London SW1A 2AA', SW1",
        "'24 Sussex Drive, Ottawa on k1m 1m4', K1M",
        "62704, 627",
        "8004, 800",
        "1234AB, 123",
        "'12345 Long Road', ''",
        "'12345 Long Road, Springfield 62704', 627",
        "'Flat 10115, Street 62704', ''",
        "'12 Main Street', ''",
        "'Seestrasse 1234, Zürich', ''",
        "'', ''"
    })
    void of_an_address_the_beginning_of_a_certain_postcode_stays(String address, String shown) {
        Action keep = new Action.Equivalent(new Equivalence.Postcode(3));
        assertEquals(shown, wire.field("BD", keep, address, ""));
    }

    @ParameterizedTest(name = "<{0}> is <{1}>")
    @CsvSource({"ADULT, A", "adult-res, A", "' CHILD ', C", "CHILDREN, C", "ADUL, other", "'', ''"})
    void a_class_becomes_a_word_of_the_library(String patronClass, String shown) {
        ClassMap map =
                new ClassMap(
                        List.of(new ClassMap.Word("ADULT*", "A"), new ClassMap.Word("CHILD*", "C")),
                        "other");
        assertEquals(shown, wire.field("PC", new Action.Equivalent(map), patronClass, ""));
    }
}
