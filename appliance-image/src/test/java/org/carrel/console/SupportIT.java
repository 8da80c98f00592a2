package org.carrel.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The support bundle, by the command beside a gateway or without one, and at the console. */
class SupportIT {
    @TempDir private Path folder = Path.of("");

    @Test
    void it_is_taken_beside_a_gateway_and_shown_whole_before_it_is_sent() throws IOException {
        Path file = SmallLibrary.configuration(folder);
        Path beside = folder.resolve("beside.txt");
        try (ConsoleProcess gateway = ConsoleProcess.serving(file)) {
            Caller ada = Staff.first(gateway);
            ConsoleProcess.run("support", "--config", file.toString(), beside.toString());
            String shown = ada.get("/settings/support").body();
            String sent = ada.get("/settings/support.txt").body();
            assertTrue(shown.contains(sent.strip()), "exactly what was shown: " + shown + sent);
            assertTrue(
                    ada.get("/settings/support.txt")
                            .headers()
                            .firstValue("Content-Disposition")
                            .orElse("")
                            .contains("carrel-support.txt"));
            assertTrue(sent.contains("doors-open = 1"), sent);
            assertTrue(ada.get("/audit.txt").body().contains("who=ada role=operator act=exported"));
        }
        String told = Files.readString(beside);
        for (String line :
                List.of(
                        "runs = yes",
                        "upstreams-unasked = 1",
                        "door.1.profile = self-check",
                        "schema = 4",
                        "staff = 1")) {
            assertTrue(told.lines().anyMatch(line::equals), line + " is not in\n" + told);
        }
        assertTrue(told.contains("memlock = ") && told.contains("swap-kb = "), told);
        assertTrue(told.contains("archive.mv.db.bytes = "), told);
        assertFalse(told.contains("Riverside") || told.contains("127.0.0.1"), told);
        assertEquals(
                "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(beside)));
    }

    @Test
    void it_is_taken_where_no_gateway_runs() throws IOException {
        Path file = SmallLibrary.configuration(folder);
        Path alone = folder.resolve("alone.txt");
        ConsoleProcess.run("support", "--config", file.toString(), alone.toString());
        String told = Files.readString(alone);
        assertTrue(told.contains("runs = no"), told);
        assertFalse(told.contains("[counters]"), told);
    }
}
