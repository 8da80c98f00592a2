package org.carrel.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.carrel.config.Inline;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a console releases stands in the file as well, or nothing has changed at all. */
class FileInForceTest {
    private static final String BY_HAND = "# somebody wrote this\n";

    @TempDir private Path folder = Path.of("");
    private final LiveTrial trial = new LiveTrial();
    private Path file = Path.of("");
    private String before = "";

    @BeforeEach
    void start() throws IOException {
        trial.start();
        before = trial.plan().text();
        file = Files.writeString(folder.resolve("carrel.yaml"), before);
        trial.running().gateway().file().startedFrom(file);
    }

    @AfterEach
    void close() {
        trial.close();
    }

    @Test
    void what_is_released_stands_in_the_file_with_the_rights_that_it_had() throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        String strict = trial.strict().text();
        assertInstanceOf(Reload.Taken.class, release(strict));
        assertEquals(2, trial.live().version());
        assertEquals(strict, Files.readString(file));
        assertEquals(
                "rw-r-----", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertEquals(1, files(), "nothing lies beside it");
        assertInstanceOf(Reload.Taken.class, release(before), "and once more");
        assertEquals(before, Files.readString(file));
    }

    @Test
    void what_is_refused_leaves_the_file_alone() throws IOException {
        refused(before.replace("timeout: 4s", "timeout: soon"), "timeout");
        assertEquals(before, Files.readString(file));
        assertEquals(1, files());
    }

    @Test
    void what_was_written_into_the_file_by_hand_is_not_overwritten() throws IOException {
        Files.writeString(file, BY_HAND + before);
        refused(trial.strict().text(), "changed by hand");
        assertEquals(BY_HAND + before, Files.readString(file));
        assertEquals(1, trial.live().version());
    }

    @Test
    void a_link_to_the_file_stays_one() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link.yaml"), file);
        trial.running().gateway().file().startedFrom(link);
        String strict = trial.strict().text();
        assertInstanceOf(Reload.Taken.class, release(strict));
        assertTrue(Files.isSymbolicLink(link));
        assertEquals(strict, Files.readString(file));
    }

    @Test
    void nothing_comes_in_force_where_the_file_cannot_be_written() throws IOException {
        Files.createDirectories(folder.resolve("carrel.yaml.released").resolve("in-the-way"));
        refused(trial.strict().text(), "cannot be written");
        assertEquals(before, Files.readString(file));
        assertEquals(1, trial.live().version());
    }

    private Reload release(String yaml) {
        return trial.running().gateway().file().release(yaml, Inline.ALLOWED);
    }

    private void refused(String yaml, String why) {
        String told = assertInstanceOf(Reload.Refused.class, release(yaml)).problems().toString();
        assertTrue(told.contains(why), told);
    }

    private long files() throws IOException {
        try (var all = Files.list(folder)) {
            return all.count();
        }
    }
}
