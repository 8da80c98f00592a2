package org.carrel.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The oracle's short run with a console: no page, file or answer of it knows a patron. */
class OracleAtTheConsoleIT {
    @Test
    void no_page_and_no_export_knows_a_patron(@TempDir Path work)
            throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(
                                List.of(
                                        Path.of(System.getProperty("java.home"), "bin", "java")
                                                .toString(),
                                        "-Xmx400m",
                                        "--enable-native-access=ALL-UNNAMED",
                                        "--sun-misc-unsafe-memory-access=allow",
                                        "-cp",
                                        System.getProperty("java.class.path"),
                                        "org.carrel.gateway.Gateway",
                                        "audit",
                                        "oracle",
                                        "--sessions",
                                        "25",
                                        "--console",
                                        "--work",
                                        work.resolve("oracle").toString()))
                        .redirectErrorStream(true)
                        .start();
        process.getOutputStream().close();
        String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), told);
        assertTrue(told.contains("console: pages, exports"), told);
        assertTrue(told.contains("support bundles, amid traffic"), told);
    }
}
