package org.carrel.gateway.scrub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.PooledByteBufAllocator;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.carrel.config.record.RecordRules;
import org.carrel.gateway.scrub.Scrubbed.Reason;
import org.carrel.gateway.scrub.Scrubbed.Withheld;
import org.carrel.z3950.record.RecordForm;
import org.junit.jupiter.api.Test;

class RecordScrubberTest {
    private static final RecordRules MARC_21 = Scrubbing.profile("marc21");
    private static final String DUBLIN_CORE = "http://purl.org/dc/elements/1.1/";

    @Test
    void aSyntaxThatCannotBeReadIsWithheld() {
        RecordScrubber scrubber = new RecordScrubber(MARC_21, PooledByteBufAllocator.DEFAULT);
        Scrubbed json =
                scrubber.scrub(
                        Optional.empty(), Unpooled.wrappedBuffer(new byte[9]), RecordForm.XML);
        assertEquals(new Withheld(Reason.NOT_IN_THIS_FORM), json);
    }

    @Test
    void aRecordThatCannotBeReadIsWithheld() {
        byte[] half = Sample.of("590 __ $aQuenby").iso2709();
        half[half.length - 1] = 'x';
        assertEquals(
                "withheld 14", Scrubbing.text(MARC_21, RecordForm.MARC, half, RecordForm.MARC));
    }

    @Test
    void aRecordInUtf16IsWithheld() {
        byte[] utf8 = Sample.of("245 10 $aTitle").iso2709();
        byte[] utf16 = new String(utf8, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_16BE);
        assertEquals(
                "withheld 14", Scrubbing.text(MARC_21, RecordForm.MARC, utf16, RecordForm.MARC));
    }

    @Test
    void aPrivateFieldGoesThoughItsNameHasMarksInMarc8() {
        Sample sample =
                Sample.of("245 10 $aTitle", "590 __ $aQuenby \u00e2e", "852 __ $zQuenby \u00e2e");
        byte[] marc8 = sample.iso2709(StandardCharsets.ISO_8859_1, ' ');
        assertFalse(
                Scrubbing.text(MARC_21, RecordForm.MARC, marc8, RecordForm.MARC)
                        .contains("Quenby"));
    }

    @Test
    void marc8BecomesUtf8InXml() {
        byte[] marc8 = Sample.of("245 10 $aCaf\u00e2e").iso2709(StandardCharsets.ISO_8859_1, ' ');
        assertTrue(
                Scrubbing.text(MARC_21, RecordForm.MARC, marc8, RecordForm.XML).contains(">Café<"));
    }

    @Test
    void aBrokenByteInAFieldThatGoesDoesNotChangeTheLettersOfTheOthers() {
        String out = withBrokenByteIn("590 __ $aQuenby \u0001", RecordForm.MARC);
        assertTrue(out.contains("Müller"), out);
        assertEquals('a', out.charAt(9));
    }

    @Test
    void aBrokenByteInASubfieldThatGoesDoesNotChangeTheLettersOfTheOthers() {
        String out = withBrokenByteIn("852 __ $aMain$x30001\u0001", RecordForm.XML);
        assertTrue(out.contains("Müller") && out.contains("Main"), out);
    }

    @Test
    void aNoteThatCannotBeReadGoesAndChangesNoLettersEither() {
        String out = withBrokenByteIn("852 __ $aMain$zshelved by size \u0001", RecordForm.XML);
        assertTrue(out.contains("Müller") && !out.contains("shelved"), out);
    }

    @Test
    void aRecordWithoutLettersBeyondAsciiIsInTheSetOfItsNotes() {
        Sample sample = Sample.of("245 10 $aTitle", "852 __ $aMain$zCaf\u00e2e shelf");
        byte[] marc8 = sample.iso2709(StandardCharsets.ISO_8859_1, ' ');
        String out = Scrubbing.text(MARC_21, RecordForm.MARC, marc8, RecordForm.XML);
        assertTrue(out.contains("Café shelf"), out);
    }

    /** What becomes of a record in UTF-8 in one of whose fields a byte is no part of a letter. */
    private static String withBrokenByteIn(String field, RecordForm wanted) {
        byte[] utf8 = Sample.of("100 1_ $aMüller, Jane.", "245 10 $aTitle", field).iso2709();
        for (int at = 0; at < utf8.length; at++) {
            utf8[at] = utf8[at] == 1 ? (byte) 0xFF : utf8[at];
        }
        return Scrubbing.text(MARC_21, RecordForm.MARC, utf8, wanted);
    }

    @Test
    void plainTextIsWithheldUnlessASiteAllowsIt() {
        byte[] text = "Title\nHold for Quenby\nMain\n".getBytes(StandardCharsets.UTF_8);
        assertEquals(
                "withheld 15", Scrubbing.text(MARC_21, RecordForm.SUTRS, text, RecordForm.SUTRS));
        assertEquals(
                "Title\nMain\n",
                Scrubbing.text(
                        Scrubbing.forLoans(MARC_21), RecordForm.SUTRS, text, RecordForm.SUTRS));
    }

    @Test
    void dublinCoreKeepsItsElementsAndNoOthers() {
        String out =
                xml(
                        "<x:dc xmlns:x='http://www.openarchives.org/OAI/2.0/oai_dc/'"
                                + " xmlns:dc='"
                                + DUBLIN_CORE
                                + "'><dc:title>A &amp; B</dc:title><dc:donor>Quenby</dc:donor>"
                                + "<y:title xmlns:y='urn:other'>Quenby</y:title>"
                                + "<dc:description>hold for<!-- --> Quenby</dc:description></x:dc>");
        assertTrue(out.contains(">A &amp; B</title>"));
        assertFalse(out.contains("Quenby"));
    }

    @Test
    void modsKeepsNoNotesAndNoHoldings() {
        String out =
                xml(
                        "<mods xmlns='http://www.loc.gov/mods/v3'><titleInfo><title>T</title>"
                                + "</titleInfo><note type='ownership'>Quenby</note><location>"
                                + "<holdingSimple><copyInformation><note>Quenby</note>"
                                + "</copyInformation></holdingSimple></location></mods>");
        assertTrue(out.contains("<titleInfo><title>T</title></titleInfo>"));
        assertFalse(out.contains("Quenby"));
    }

    @Test
    void xmlThatNobodyNamedIsWithheld() {
        assertEquals("withheld 15", xml("<loans><borrower>Quenby</borrower></loans>"));
    }

    @Test
    void xmlWithADocumentTypeIsWithheld() {
        assertEquals(
                "withheld 14",
                xml(
                        "<!DOCTYPE dc [<!ENTITY q 'Quenby'>]><dc xmlns='"
                                + DUBLIN_CORE
                                + "'>&q;</dc>"));
    }

    @Test
    void aSeparatorWrittenAsAReferenceIsRefused() {
        String hidden = Sample.of("852 __ $bMain$xQ").xml().replace(">Q<", ">Q&#x1F;aQuenby<");
        assertEquals("withheld 14", xml(hidden));
    }

    @Test
    void aRecordTooLongForIso2709IsWithheldThere() {
        String xml = Sample.of("520 __ $a" + "long ".repeat(3000)).xml();
        assertEquals(
                "withheld 17",
                Scrubbing.text(
                        MARC_21,
                        RecordForm.XML,
                        xml.getBytes(StandardCharsets.UTF_8),
                        RecordForm.MARC));
    }

    private static String xml(String xml) {
        byte[] bytes = xml.getBytes(StandardCharsets.UTF_8);
        return Scrubbing.text(MARC_21, RecordForm.XML, bytes, RecordForm.XML);
    }
}
