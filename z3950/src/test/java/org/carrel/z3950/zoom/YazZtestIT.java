package org.carrel.z3950.zoom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.carrel.z3950.Diagnostic;
import org.carrel.z3950.InitOption;
import org.carrel.z3950.RecordSyntax;
import org.carrel.z3950.query.Attribute;
import org.carrel.z3950.query.CqlToRpn.SortKey;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our client beside YAZ's test server, which finds as many records as the number searched for. */
class YazZtestIT {
    private static YazZtest target;
    private Connection connection;

    @BeforeAll
    static void start(@TempDir Path folder) {
        target = YazZtest.start(folder);
    }

    @AfterAll
    static void stop() {
        if (target != null) {
            target.close();
        }
    }

    @BeforeEach
    void open() {
        connection = Connection.open(target.address(), ConnectionOptions.of("Default"));
    }

    @AfterEach
    void close() {
        connection.close();
    }

    @Test
    void searchPresentScanAndSortAreOffered() {
        assertTrue(
                connection
                        .options()
                        .containsAll(
                                List.of(
                                        InitOption.SEARCH,
                                        InitOption.PRESENT,
                                        InitOption.SCAN,
                                        InitOption.SORT)));
    }

    @Test
    void asManyAreFoundAsTheTermSays() {
        try (ResultSet found = connection.search("@attr 1=4 1234567")) {
            assertEquals(1_234_567, found.size());
        }
    }

    @Test
    void recordsComeInMarc() {
        try (ResultSet found = connection.search("@and @attr 1=1003 7 @attr 1=4 7");
                Records records = found.records(2, 4)) {
            assertEquals(4, records.size());
            for (FoundRecord record : records) {
                assertEquals(Optional.of(RecordSyntax.USMARC), record.syntax());
                ByteBuf marc = Objects.requireNonNull(record.octets());
                String length = ByteBufUtil.hexDump(marc, marc.readerIndex(), 5);
                assertEquals(10, length.length());
            }
        }
    }

    @Test
    void theSameRecordsComeInAnotherFormWithoutAnotherSearch() {
        try (ResultSet found = connection.search("@attr 1=4 3");
                Records records = found.in(Form.MARCXML).records(1, 1)) {
            ByteBuf xml = Objects.requireNonNull(records.get(0).octets());
            assertTrue(xml.toString(StandardCharsets.UTF_8).contains("<leader>"));
        }
    }

    @Test
    void opacRecordsComeWithTheirHoldings() {
        try (ResultSet found = connection.search("@attr 1=4 3");
                Records records = found.in(Form.OPAC).records(1, 1)) {
            assertEquals(Optional.of(RecordSyntax.OPAC), records.get(0).syntax());
            assertTrue(records.get(0).external().orElseThrow().single() != null);
        }
    }

    @Test
    void anIndexIsWalkedAlong() {
        try (ScanSet terms = connection.scan("@attr 1=4 m", 5)) {
            assertEquals(5, terms.size());
            ByteBuf term = Objects.requireNonNull(terms.text((int) terms.position() - 1));
            assertEquals("MAGNOLIA", term.toString(StandardCharsets.UTF_8));
            assertTrue(terms.occurrences(0) > 0);
        }
    }

    @Test
    void aSetCanBeSorted() {
        SortKey byTitle = new SortKey(List.of(Attribute.bib1(1, 4)), false, false);
        try (ResultSet found = connection.search("@attr 1=4 3")) {
            found.sort(List.of(byTitle));
            assertEquals(3, found.size());
        }
    }

    @Test
    void anUnknownDatabaseIsADiagnostic() {
        try (Connection other =
                Connection.open(target.address(), ConnectionOptions.of("nowhere"))) {
            ZoomFailed failed =
                    assertThrows(ZoomFailed.class, () -> other.search("@attr 1=4 1").close());
            assertEquals(Optional.of(Diagnostic.DATABASE_UNAVAILABLE), failed.diagnostic());
        }
    }

    @Test
    void recordsBeyondTheEndAreADiagnosticAndTheConnectionGoesOn() {
        try (ResultSet found = connection.search("@attr 1=4 3")) {
            ZoomFailed failed = assertThrows(ZoomFailed.class, () -> found.records(9, 1).close());
            assertEquals(Optional.of(Diagnostic.PRESENT_OUT_OF_RANGE), failed.diagnostic());
            found.records(1, 3).close();
        }
    }
}
