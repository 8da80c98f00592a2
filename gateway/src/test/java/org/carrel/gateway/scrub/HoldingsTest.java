package org.carrel.gateway.scrub;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.carrel.config.record.RecordRules;
import org.carrel.z3950.record.RecordForm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of copies in an OPAC record (z3950.md §4.3). */
class HoldingsTest {
    private static final Sample BOOK = Sample.of("001 1", "245 10 $aTitle kept");
    private static final byte[] ON_SHELF = Sample.ber(0x81, new byte[] {1});

    @ParameterizedTest(name = "part {0} of a copy: {1}")
    @CsvSource({
        "130, 2024-05-06 Quenby",
        "130, hold for Quenby",
        "132, hold for Quenby",
        "132, quenby@example.org Quenby",
        "133, Quenby",
        "138, Quenby",
        "139, Quenby"
    })
    void aNameInACopyDoesNotComeOut(int tag, String value) {
        assertGone(copy(Sample.join(ON_SHELF, Sample.ber(tag, value))));
    }

    @ParameterizedTest(name = "part {0} of a holding: {1}")
    @CsvSource({"142, gift of Quenby", "143, Quenby 29001123456789", "148, Quenby"})
    void aNameInAHoldingDoesNotComeOut(int tag, String value) {
        assertGone(Sample.ber(0xA2, Sample.ber(tag, value)));
    }

    @Test
    void aNameInAMarcHoldingDoesNotComeOut() {
        Sample holding = Sample.of("001 2", "852 __ $bMain$xQuenby", "541 __ $aQuenby");
        byte[] whole = holding.opac(new byte[0]);
        // the EXTERNAL of the bibliographic record is built like that of a holding
        byte[] external = Arrays.copyOfRange(whole, 5, whole.length - 5);
        assertGone(external);
    }

    @Test
    void whatSpeaksOfTheCopyStays() {
        byte[] copy =
                Sample.join(
                        ON_SHELF,
                        Sample.ber(0x83, "two weeks"),
                        Sample.ber(0x86, new byte[] {0}),
                        Sample.ber(0x87, new byte[] {1}));
        byte[] holding =
                Sample.ber(
                        0xA2,
                        Sample.join(
                                Sample.ber(0x89, "Main"),
                                Sample.ber(0x8B, "QA76"),
                                Sample.ber(0x8E, "shelved by size"),
                                Sample.ber(0xB3, Sample.ber(0x30, copy))));
        String xml = xml(Scrubbing.profile("marc21"), holding);
        assertAll(
                () -> assertTrue(xml.contains("<localLocation>Main</localLocation>")),
                () -> assertTrue(xml.contains("<callNumber>QA76</callNumber>")),
                () -> assertTrue(xml.contains("<publicNote>shelved by size</publicNote>")),
                () -> assertTrue(xml.contains("<availableNow value=\"1\"></availableNow>")),
                () -> assertTrue(xml.contains("<availableThru>two weeks</availableThru>")),
                () -> assertTrue(xml.contains("<onHold value=\"1\"></onHold>")));
    }

    @Test
    void aDateBecomesCheckedOut() {
        byte[] copy = copy(Sample.join(ON_SHELF, Sample.ber(0x82, "2024-05-06")));
        assertTrue(
                xml(Scrubbing.profile("marc21"), copy)
                        .contains("<availabilityDate>checked out</availabilityDate>"));
    }

    @Test
    void aBarcodeStaysForInterlibraryLoanOnly() {
        byte[] copy = copy(Sample.join(ON_SHELF, Sample.ber(0x85, "B-77")));
        RecordRules rules = Scrubbing.profile("marc21");
        assertFalse(xml(rules, copy).contains("B-77"));
        assertTrue(xml(Scrubbing.forLoans(rules), copy).contains("<itemId>B-77</itemId>"));
    }

    @Test
    void aRecordInsideThatCannotBeReadWithholdsTheWhole() {
        byte[] broken = Sample.ber(0x30, Sample.ber(0xA1, Sample.ber(0x81, "Quenby")));
        assertEquals(
                "withheld 14",
                Scrubbing.text(
                        Scrubbing.profile("marc21"), RecordForm.OPAC, broken, RecordForm.OPAC));
    }

    private static byte[] copy(byte[] parts) {
        return Sample.ber(0xA2, Sample.ber(0xB3, Sample.ber(0x30, parts)));
    }

    private static String xml(RecordRules rules, byte[] holding) {
        return Scrubbing.text(rules, RecordForm.OPAC, BOOK.opac(holding), RecordForm.XML);
    }

    private static void assertGone(byte[] holding) {
        RecordRules rules = Scrubbing.profile("marc21");
        for (RecordForm wanted : new RecordForm[] {RecordForm.OPAC, RecordForm.XML}) {
            String out = Scrubbing.text(rules, RecordForm.OPAC, BOOK.opac(holding), wanted);
            assertFalse(out.contains("Quenby"));
            assertTrue(out.contains("Title kept"));
        }
    }
}
