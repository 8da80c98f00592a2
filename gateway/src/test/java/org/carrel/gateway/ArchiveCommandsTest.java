package org.carrel.gateway;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The commands on the archive's trail, beside a gateway that runs and without one. */
class ArchiveCommandsTest {
    @TempDir private Path folder = Path.of("");
    private ArchiveTrial trial;

    @BeforeEach
    void open() {
        trial = new ArchiveTrial(folder);
    }

    @AfterEach
    void close() {
        trial.close();
    }

    @Test
    void the_trail_of_a_running_gateway_is_whole_and_a_changed_byte_of_its_text_is_told()
            throws IOException {
        trial.start();
        assertEquals(0, trial.run("verify"), trial::said);
        Path text = trial.trail();
        assertEquals(
                0, trial.runAlone("verify", text.toString(), trial.storage("receipts").toString()));
        assertTrue(trial.said().contains("the chain is whole"), trial.said());

        byte[] bytes = Files.readAllBytes(text);
        for (int at = 0; at < bytes.length - 1; at++) {
            byte[] harmed = bytes.clone();
            harmed[at] ^= (byte) (1 << (at % 8));
            Files.write(text, harmed);
            assertEquals(1, trial.runAlone("verify", text.toString()), "byte " + at);
        }
    }

    @Test
    @Timeout(60) // one that served would not come back
    void an_archive_that_is_not_the_one_that_was_closed_is_opened_by_nobody() throws IOException {
        trial.start().stop();
        Path file = trial.storage("archive.mv.db");
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        for (String command : List.of("serve", "verify")) {
            assertEquals(1, trial.run(command), command);
            assertTrue(trial.said().contains("is not the file that was closed"), trial.said());
        }
        assertArrayEquals(bytes, Files.readAllBytes(file));
    }

    @Test
    void starts_stops_and_what_happened_to_keys_stand_in_the_trail() throws IOException {
        trial.start().stop();
        assertEquals(0, trial.run("keys", "shred", "--upstream", ArchiveTrial.PRESS, "--yes"));
        trial.start().stop();
        List<String> acts =
                Files.readAllLines(trial.trail()).stream()
                        .filter(line -> line.contains(" act="))
                        .map(line -> line.replaceAll(".* act=(\\S+) subject=(\\S+) .*", "$1 $2"))
                        .toList();
        assertEquals(
                List.of(
                        "gateway-started -",
                        "key-made press",
                        "gateway-stopped -",
                        "gateway-started -",
                        "key-destroyed press",
                        "gateway-stopped -"),
                acts);
    }
}
