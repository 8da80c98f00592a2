package org.carrel.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.carrel.gateway.YazTools.Server;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The clients that libraries use, through the gateway, to the servers that libraries use. */
class CatalogueIT {
    @TempDir Path folder;

    @Test
    void yaz_client_finds_shows_sorts_and_deletes_at_the_test_server() {
        try (Server ztest = Server.ztest(folder);
                Z3950Trial trial = new Z3950Trial(ztest.port())) {
            String said =
                    YazTools.yazClient(
                            folder,
                            "charset utf-8",
                            open(trial),
                            "find @attr 1=4 computer",
                            "show 1+2",
                            "format opac",
                            "show 1",
                            "format xml",
                            "show 1",
                            "format sutrs",
                            "show 1",
                            "sort 1=4 ia",
                            "find @and @set 1 @attr 1=4 9",
                            "delete 1",
                            "querytype cql",
                            "find dc.title=computer",
                            "close",
                            "quit");
            assertTrue(said.contains("Connection accepted by v3 target"), said);
            assertTrue(said.contains("Number of hits: 23, setno 1"), said);
            assertEquals(1, times(said, "Records: 2"), said);
            assertTrue(said.contains("Record type: OPAC"), said);
            assertTrue(said.contains("<leader>00366nam"), said);
            assertTrue(said.contains("Record type: SUTRS"), said);
            assertTrue(said.contains("Received SortResponse: status=success"), said);
            assertTrue(said.contains("Got deleteResultSetResponse status=0"), said);
            assertEquals(3, times(said, "Search was a success"), said);
            assertTrue(said.contains("Reason: finished"), said);
            assertFalse(said.contains("Diagnostic message"), said);
        }
    }

    @Test
    void zoomsh_finds_shows_and_scans_in_pqf_and_cql() throws IOException {
        try (Server zebra = zebra();
                Z3950Trial trial = new Z3950Trial(zebra.port())) {
            String place = "127.0.0.1:" + trial.port() + "/books";
            String pqf =
                    YazTools.zoomsh(folder, "connect " + place, "search @attr 1=4 sea", "show 0 1");
            assertTrue(pqf.contains(": 1 hits"), pqf);
            assertTrue(pqf.contains("The sea-wolf"), pqf);
            String cql =
                    YazTools.zoomsh(
                            folder,
                            "set preferredRecordSyntax xml",
                            "connect " + place,
                            "search cql:dc.creator=verne",
                            "show 0 1");
            assertTrue(cql.contains(": 2 hits"), cql);
            assertTrue(cql.contains("Verne, Jules"), cql);
            String scan =
                    YazTools.zoomsh(
                            folder, "connect " + place, "set number 5", "scan @attr 1=1003 verne");
            assertTrue(scan.contains("verne"), scan);
        }
    }

    @Test
    void yaz_client_finds_shows_and_scans_at_zebra() throws IOException {
        try (Server zebra = zebra();
                Z3950Trial trial =
                        new Z3950Trial(zebra.port(), "    records: { plain-text: true }", "")) {
            String said =
                    YazTools.yazClient(
                            folder,
                            open(trial),
                            "find @attr 1=1003 verne",
                            "show 1+2",
                            "format xml",
                            "show 1",
                            "format sutrs",
                            "show 1",
                            "scan @attr 1=4 sea",
                            "find @attr 1=4 nowhere",
                            "quit");
            assertTrue(said.contains("Number of hits: 2, setno 1"), said);
            assertTrue(said.contains("245 10 $a Le tour du monde"), said);
            assertTrue(said.contains("<subfield code=\"a\">Verne, Jules"), said);
            assertTrue(said.contains("Record type: SUTRS"), said);
            assertTrue(said.contains("sea (1)"), said);
            assertTrue(said.contains("Number of hits: 0, setno 2"), said);
            assertFalse(said.contains("Diagnostic message"), said);
        }
    }

    @Test
    void a_staff_note_and_a_donor_do_not_come_back() throws IOException {
        try (Server zebra = zebra();
                Z3950Trial trial = new Z3950Trial(zebra.port())) {
            String direct = seen("127.0.0.1:" + zebra.port() + "/Default");
            String through = seen("127.0.0.1:" + trial.port() + "/books");
            assertTrue(direct.contains("canary-donor") && direct.contains("canary-note"), direct);
            assertTrue(through.contains("Le tour du monde"), through);
            assertFalse(through.contains("canary"), through);
        }
    }

    private String seen(String place) {
        return YazTools.yazClient(
                folder, "open " + place, "find @attr 1=1003 verne", "show 1+2", "quit");
    }

    private static String open(Z3950Trial trial) {
        return "open 127.0.0.1:" + trial.port() + "/books";
    }

    private static int times(String text, String part) {
        return text.split(java.util.regex.Pattern.quote(part), -1).length - 1;
    }

    /** Zebra with a few real books, one of which has things to hide. */
    private Server zebra() throws IOException {
        YazTools.need("zebrasrv", "zebraidx", "yaz-client", "zoomsh");
        Path records = Files.createDirectories(folder.resolve("records"));
        Files.write(records.resolve("books.mrc"), FewBooks.iso2709());
        Files.writeString(
                folder.resolve("zebra.cfg"),
                """
                profilePath: /usr/share/idzebra-2.0/tab
                recordType: grs.marc.usmarc
                attset: bib1.att
                """);
        YazTools.said(folder, "zebraidx", "-c", "zebra.cfg", "init");
        YazTools.said(folder, "zebraidx", "-c", "zebra.cfg", "update", "records");
        return new Server(folder, List.of("zebrasrv", "-c", "zebra.cfg", "tcp:127.0.0.1:PORT"));
    }
}
