package org.carrel.gateway.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.carrel.z3950.Diagnostic;
import org.carrel.z3950.RecordSyntax;
import org.carrel.z3950.query.Attribute;
import org.carrel.z3950.query.CqlToRpn.SortKey;
import org.carrel.z3950.zoom.Connection;
import org.carrel.z3950.zoom.ConnectionOptions;
import org.carrel.z3950.zoom.Form;
import org.carrel.z3950.zoom.Records;
import org.carrel.z3950.zoom.ResultSet;
import org.carrel.z3950.zoom.ScanSet;
import org.carrel.z3950.zoom.ZoomFailed;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The demonstration's catalogue, asked by our own client with no gateway in between. */
class SimulatedCatalogueTest {
    private static final int EDITIONS = 3;

    private final Witness witness = new Witness();
    private final SimulatedCatalogue catalogue = new SimulatedCatalogue(witness);
    private Connection connection;

    @BeforeEach
    void open() {
        connection =
                Connection.open(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), catalogue.port()),
                        ConnectionOptions.of("Default"));
    }

    @AfterEach
    void close() {
        connection.close();
        catalogue.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    @attr 1=1003 austen                                      | 15
                    @attr 1=1003 AUSTEN                                      | 15
                    @attr 1=4 "pride and prejudice"                          | 3
                    @attr 1=1003 bronte                                      | 12
                    @attr 1=7 9790000000000                                  | 1
                    @attr 1=21 Courtship                                     | 9
                    @attr 1=1016 frankenstein                                | 3
                    frankenstein                                             | 3
                    @attr 1=4 @attr 5=1 prej                                 | 3
                    @attr 1=4 prej                                           | 0
                    @and @attr 1=1003 austen @attr 1=4 emma                  | 3
                    @or @attr 1=4 dracula @attr 1=4 emma                     | 6
                    @not @attr 1=1003 austen @attr 1=4 emma                  | 12
                    """)
    void aQueryFindsWhatItSays(String pqf, int records) {
        try (ResultSet found = connection.search(pqf)) {
            assertEquals(records, found.size());
        }
    }

    @Test
    void anEarlierSetCanBeNarrowedDown() {
        try (ResultSet austen = connection.search("@attr 1=1003 austen");
                ResultSet emma =
                        connection.search("@and @set " + austen.name() + " @attr 1=4 emma")) {
            assertEquals(EDITIONS, emma.size());
        }
    }

    @Test
    void anUnknownIndexIsADiagnostic() {
        assertEquals(
                Optional.of(Diagnostic.USE_ATTRIBUTE_UNSUPPORTED),
                fails(() -> connection.search("@attr 1=5000 x").close()));
    }

    @Test
    void recordsComeInMarcXmlAndOpac() {
        try (ResultSet found = connection.search("@attr 1=4 emma")) {
            try (Records marc = found.records(1, 1);
                    Records xml = found.in(Form.MARCXML).records(2, 2);
                    Records opac = found.in(Form.OPAC).records(1, 1)) {
                assertTrue(text(marc.get(0).octets()).contains("Emma"));
                assertEquals(2, xml.size());
                assertTrue(text(xml.get(0).octets()).contains("<datafield tag=\"245\""));
                assertEquals(Optional.of(RecordSyntax.OPAC), opac.get(0).syntax());
            }
        }
    }

    @Test
    void recordsBeyondTheEndAreADiagnostic() {
        try (ResultSet found = connection.search("@attr 1=4 emma")) {
            assertEquals(
                    Optional.of(Diagnostic.PRESENT_OUT_OF_RANGE),
                    fails(() -> found.records(EDITIONS, 2).close()));
        }
    }

    @Test
    void aSetThatWasGivenUpIsGone() {
        ResultSet found = connection.search("@attr 1=4 emma");
        found.close();
        assertEquals(
                Optional.of(Diagnostic.RESULT_SET_DOES_NOT_EXIST),
                fails(() -> found.records(1, 1).close()));
    }

    @Test
    void anIndexIsWalkedAlongFromWhereTheTermWouldStand() {
        try (ScanSet terms = connection.scan("@attr 1=1003 bro", 3)) {
            assertEquals(3, terms.size());
            assertEquals("Brontë, Anne", text(terms.text(0)));
            assertEquals(EDITIONS, terms.occurrences(0));
        }
    }

    @Test
    void aSetIsSortedByItsTitles() {
        SortKey backwards = new SortKey(List.of(Attribute.bib1(1, 4)), true, false);
        try (ResultSet found = connection.search("@attr 1=1003 austen")) {
            found.sort(List.of(backwards));
            try (Records records = found.records(1, 1)) {
                assertTrue(text(records.get(0).octets()).contains("Sense and sensibility"));
            }
        }
    }

    @Test
    void theWitnessReadsWhatWasAskedAndWhatPeopleAreInTheAnswer() {
        try (ResultSet found = connection.search("@attr 1=4 prejudice")) {
            found.records(1, 1).close();
        }
        String all = String.join("\n", witness.all().stream().map(Witness.Sighting::line).toList());
        assertTrue(all.contains("query @attr 1=4 \"prejudice\""));
        assertTrue(all.contains("590    $aGift of Quenby Ashdown; thank by letter."), all);
        assertFalse(all.contains("\u001f"));
    }

    private static Optional<Diagnostic> fails(Runnable asking) {
        return assertThrows(ZoomFailed.class, asking::run).diagnostic();
    }

    private static String text(@Nullable ByteBuf bytes) {
        return Objects.requireNonNull(bytes).toString(StandardCharsets.UTF_8);
    }
}
