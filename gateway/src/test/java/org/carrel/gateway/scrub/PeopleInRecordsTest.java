package org.carrel.gateway.scrub;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.carrel.config.record.RecordRules;
import org.carrel.z3950.record.RecordForm;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every place in which a record carries people (z3950.md §8), with a name planted in it. */
class PeopleInRecordsTest {
    private static final String CANARY = "Quenby";

    // spotless:off
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            marc21      | 541 0_ $aQuenby$h90
            marc21      | 541 __ $aQuenby
            marc21      | 541 1_ $aPublisher$bQuenby Street
            marc21      | 542 0_ $aQuenby
            marc21      | 561 0_ $aQuenby
            marc21      | 561 __ $aQuenby
            marc21      | 583 0_ $aconserved$kQuenby
            marc21      | 583 1_ $aconserved$kQuenby$xQuenby
            marc21      | 590 __ $aGift of Quenby
            marc21      | 591 __ $9Quenby
            marc21      | 599 __ $aQuenby
            marc21      | 852 __ $bMain$xQuenby
            marc21      | 852 __ $bMain$pQuenby1
            marc21      | 852 __ $bMain$zHold  For Quenby
            marc21      | 852 __ $bMain$zask quenby@example.org about Quenby
            marc21      | 852 __ $bMain$zcall (020) 555 0123 Quenby
            marc21      | 852 __ $bMain$zQuenby 2900 1123 456 789
            marc21      | 852 __ $bMain$zRÉSERVÉ à Quenby
            marc21      | 853 __ $xQuenby
            marc21      | 866 __ $a1-4$xQuenby
            marc21      | 868 __ $xQuenby
            marc21      | 876 __ $pQuenby
            marc21      | 877 __ $xQuenby
            marc21      | 878 __ $xQuenby
            marc21      | 955 __ $aQuenby 2024
            marc21      | 900 __ $aQuenby
            marc21      | 999 __ $aQuenby
            marc21      | 009 Quenby
            marc21      | 880 0_ $6541-01$aQuenby
            marc21      | 880 __ $aQuenby
            marc21      | 880 __ $6880-01$aQuenby
            marc21      | 886 __ $2x$a590$b  $aQuenby
            marc21      | 856 40 $uhttps://proxy.example.org/login?user=Quenby
            marc21      | 856 40 $uhttps://x.example.org/a;jsessionid=Quenby
            marc21      | 856 40 $uhttps://Quenby:pw@example.org/a
            marc21      | 856 40 $xQuenby$uhttps://example.org/
            marc21      | AVA __ $aQuenby
            koha        | 952 __ $aMAIN$eQuenby
            koha        | 952 __ $aMAIN$qQuenby
            koha        | 952 __ $aMAIN$rQuenby$sQuenby$xQuenby
            koha        | 952 __ $aMAIN$dQuenby$gQuenby$lQuenby$mQuenby$nQuenby$vQuenby$wQuenby
            koha        | 952 __ $aMAIN$zheld for Quenby
            koha        | 952 __ $aMAIN$pQuenby$9Quenby
            evergreen   | 852 4_ $aX$gQuenby
            evergreen   | 852 4_ $aX$xQuenby
            sierra      | 945 __ $aQuenby$h2024
            sierra      | 989 __ $aQuenby
            sierra      | 907 __ $aQuenby
            sierra      | 908 __ $aQuenby
            sierra      | 988 __ $aQuenby
            sierra      | 949 __ $a*ins=Quenby;
            sierra      | 998 __ $aQuenby
            sierra      | 920 __ $aMain$cDUE 2024-05-06 Quenby
            sierra      | 500 __ $achecked out to Quenby
            inn-reach   | 949 __ $fDUE 05-06-24 Quenby
            symphony    | 999 __ $aQA$dQuenby$eQuenby$nQuenby$oQuenby$rQuenby$uQuenby$iQuenby
            symphony    | 596 __ $aQuenby
            symphony    | 926 __ $aMAIN$xQuenby
            alma        | 970 __ $aQuenby
            alma        | 500 __ $aQuenby$9local
            alma        | 500 __ $aQuenby$9LOCAL
            alma        | 852 __ $bMain$xQuenby
            polaris     | 852 __ $aX$uQuenby$1Quenby$9Quenby$eQuenby$pQuenby
            horizon     | 999 __ $aX$dQuenby$oQuenby$iQuenby
            voyager     | 948 __ $aQuenby
            folio       | 952 __ $aX$sQuenby
            oclc        | 994 __ $aQuenby
            oclc        | 952 __ $aQuenby
            """)
    // spotless:on
    void aNamePlantedThereComesOutOfNoForm(String profile, String line) {
        Sample sample = Sample.of("001 1", "245 10 $aTitle kept", line.strip());
        RecordRules rules = Scrubbing.profile(profile);
        byte[] marc = sample.iso2709();
        byte[] xml = sample.xml().getBytes(StandardCharsets.UTF_8);
        byte[] utf16 = ("\uFEFF" + sample.xml()).getBytes(StandardCharsets.UTF_16LE);
        byte[] opac = sample.opac(new byte[0]);
        assertAll(
                () -> gone(rules, RecordForm.MARC, marc, RecordForm.MARC),
                () -> gone(rules, RecordForm.MARC, marc, RecordForm.XML),
                () -> gone(rules, RecordForm.MARC, marc, RecordForm.SUTRS),
                () -> gone(rules, RecordForm.XML, xml, RecordForm.XML),
                () -> gone(rules, RecordForm.XML, xml, RecordForm.MARC),
                () -> gone(rules, RecordForm.XML, utf16, RecordForm.XML),
                () -> gone(rules, RecordForm.OPAC, opac, RecordForm.OPAC),
                () -> gone(rules, RecordForm.OPAC, opac, RecordForm.XML),
                () -> gone(rules, RecordForm.OPAC, opac, RecordForm.MARC));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    316 __ $aQuenby
                    317 __ $aQuenby
                    318 __ $aconserved$kQuenby$xQuenby
                    345 __ $aQuenby
                    930 __ $aQuenby
                    915 __ $aQuenby
                    955 __ $aQuenby
                    979 __ $aQuenby
                    995 __ $fQuenby
                    """)
    void aNamePlantedInUnimarcComesOutOfNoForm(String line) {
        for (String profile : new String[] {"unimarc", "koha-unimarc"}) {
            RecordRules rules = Scrubbing.profile(profile);
            Sample sample = Sample.of("001 1", "200 1_ $aTitle kept", line.strip());
            gone(rules, RecordForm.UNIMARC, sample.iso2709(), RecordForm.UNIMARC);
            gone(rules, RecordForm.UNIMARC, sample.iso2709(), RecordForm.XML);
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    001 Quenby
                    040 __ $aQuenby
                    035 __ $aQuenby
                    245 10 $aQuenby
                    541 1_ $aQuenby
                    561 1_ $aQuenby
                    583 1_ $aQuenby
                    852 __ $aQuenby$b2
                    852 __ $zQuenby on shelf 1999-2001
                    856 40 $uhttps://example.org/Quenby?id=3
                    880 10 $6245-01$aQuenby
                    """)
    void whatIsNotAPersonsStays(String line) {
        String out = Scrubbing.marc("marc21", Sample.of("001 1", line.strip()));
        assertTrue(out.contains(CANARY));
    }

    private static void gone(RecordRules rules, RecordForm from, byte[] body, RecordForm wanted) {
        String out = Scrubbing.text(rules, from, body, wanted);
        assertFalse(out.contains(CANARY), () -> from + " to " + wanted);
        assertTrue(out.contains("Title kept"), () -> from + " to " + wanted);
    }
}
