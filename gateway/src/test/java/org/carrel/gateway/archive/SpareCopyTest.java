package org.carrel.gateway.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import org.carrel.config.Storage;
import org.carrel.gateway.archive.ArchiveTrouble.Reason;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The archive's file is written anew now and then, and must not be lost if that goes wrong. */
class SpareCopyTest {
    private static final StaffName ANNA = new StaffName("anna.b");

    @TempDir Path folder;
    private Storage storage;

    @BeforeEach
    void keepSomebody() {
        storage = Where.BUILT_IN.storage(folder);
        try (Archive archive = open()) {
            archive.consoleUsers()
                    .add(ANNA, Unpooled.copiedBuffer("a long one", UTF_8), Set.of(Role.OPERATOR));
        }
    }

    @Test
    void a_file_that_was_broken_while_it_was_written_anew_gives_way_to_the_copy()
            throws IOException {
        Files.copy(file(), copy());
        Files.write(file(), new byte[20_000]);
        Files.delete(seal()); // as while it is open

        try (Archive archive = open()) {
            assertEquals(1, archive.consoleUsers().all().size());
        }

        assertFalse(Files.exists(copy()));
    }

    @Test
    void a_copy_beside_a_good_file_is_destroyed() throws IOException {
        Files.copy(file(), copy());

        open().close();

        assertFalse(Files.exists(copy()));
    }

    @Test
    void a_broken_file_without_a_copy_is_told_and_left_alone() throws IOException {
        byte[] broken = new byte[20_000];
        Files.write(file(), broken);
        Files.delete(seal());

        ArchiveTrouble told = assertThrows(ArchiveTrouble.class, this::open);

        assertEquals(Reason.WRONG_KEY, told.reason());
        assertEquals(broken.length, Files.size(file()));
    }

    @Test
    void what_is_written_anew_is_whole_and_nothing_stays_beside_it() {
        try (Archive archive = open()) {
            archive.database().compact();
            assertEquals(1, archive.consoleUsers().all().size());
            assertTrue(Files.exists(file()));
            assertFalse(Files.exists(copy()));
        }
    }

    private Archive open() {
        return Where.open(storage, Clock.systemUTC());
    }

    private Path file() {
        return FileSource.file(storage.path().orElseThrow());
    }

    private Path seal() {
        return file().resolveSibling(file().getFileName() + ".seal");
    }

    private Path copy() {
        return file().resolveSibling(file().getFileName() + ".before");
    }
}
