package org.carrel.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.carrel.gateway.YazTools.Server;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** SRU as YAZ speaks it, through the gateway, to a target that speaks Z39.50 or SRU itself. */
class CatalogueWebIT {
    @TempDir Path folder;

    /** YAZ's test server ends at the first scan without it. */
    @BeforeEach
    void words() throws IOException {
        Files.writeString(folder.resolve("dummy-words"), "compiler\ncomputer\ncomputers\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sru get 1.2", "sru post 1.2", "sru get 1.1", "sru post 1.1"})
    void yaz_client_asks_a_target_of_z39_50_in_sru(String manner) {
        try (Server ztest = Server.ztest(folder);
                WebTrial trial = new WebTrial()) {
            trial.target("books", "z3950", ztest.port()).start();
            assertAnswered(client(trial, manner));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sru get 1.2", "sru post 1.2", "sru get 1.1"})
    void yaz_client_asks_a_target_of_sru_in_sru(String manner) {
        try (Server ztest = Server.ztest(folder);
                WebTrial trial = new WebTrial()) {
            trial.target("books", "sru", ztest.port()).start();
            assertAnswered(client(trial, manner));
        }
    }

    @Test
    void yaz_client_asks_a_target_of_sru_in_z39_50() {
        try (Server ztest = Server.ztest(folder);
                WebTrial trial = new WebTrial()) {
            trial.target("books", "sru", ztest.port()).start();
            String said =
                    YazTools.yazClient(
                            folder,
                            "open 127.0.0.1:" + trial.port() + "/books",
                            "find @attr 1=4 computer",
                            "show 1+2",
                            "format xml",
                            "show 2",
                            "sort 1=4 ia",
                            "show 1",
                            "quit");
            assertTrue(said.contains("Search was a success."), said);
            assertTrue(said.contains("Records: 2"), said);
            assertTrue(said.contains("245"), said);
            assertTrue(said.contains("status=success"), said);
            assertFalse(said.contains("Diagnostic message"), said);
        }
    }

    @Test
    void zoomsh_asks_a_target_of_sru_in_sru() {
        try (Server ztest = Server.ztest(folder);
                WebTrial trial = new WebTrial()) {
            trial.target("books", "sru", ztest.port()).start();
            String said =
                    YazTools.zoomsh(
                            folder,
                            "set sru get",
                            "set schema marcxml",
                            "connect http://127.0.0.1:" + trial.port() + "/books",
                            "search cql:dc.title=computer",
                            "show 0 1");
            assertTrue(said.contains(" hits"), said);
            assertTrue(said.contains("MARC21/slim"), said);
        }
    }

    @Test
    void a_client_that_must_log_in_does_so_with_every_request() {
        try (Server ztest = Server.ztest(folder);
                WebTrial trial = new WebTrial()) {
            trial.target("books", "z3950", ztest.port())
                    .door("login: { required: true, accounts: { desk: \"inline:sesame\" } }")
                    .start();
            String said =
                    YazTools.yazClient(
                            folder,
                            "sru get 1.2",
                            "auth desk/sesame",
                            "open http://127.0.0.1:" + trial.port() + "/books",
                            "find dc.title=computer",
                            "quit");
            assertTrue(said.contains("Number of hits"), said);
        }
    }

    private String client(WebTrial trial, String manner) {
        return YazTools.yazClient(
                folder,
                "querytype cql",
                manner,
                "open http://127.0.0.1:" + trial.port() + "/books",
                "find dc.title=computer",
                "show 1+2",
                "scan dc.title=computer",
                "quit");
    }

    private static void assertAnswered(String said) {
        assertTrue(said.contains("Number of hits: "), said);
        assertEquals(2, said.split("MARC21/slim", -1).length - 1, said);
        assertTrue(said.contains("computer"), said);
        assertFalse(said.contains("info:srw/diagnostic"), said);
    }
}
