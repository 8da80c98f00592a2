package org.carrel.gateway.archive;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.carrel.config.Storage;
import org.carrel.gateway.archive.ArchiveTrouble.Reason;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file of the archive that is not the one that was closed is not opened. */
class FileSealTest {
    private static final int BYTES_TRIED = 60;
    private static final long SEED = 20260314;

    @TempDir Path folder;
    private Storage storage;

    @BeforeEach
    void keepSomething() {
        storage = Where.BUILT_IN.storage(folder);
        write();
    }

    @Test
    void any_byte_that_was_changed_is_found_out_and_nothing_is_touched() throws IOException {
        byte[] whole = Files.readAllBytes(file());
        byte[] sealed = Files.readAllBytes(seal());
        SplittableRandom random = new SplittableRandom(SEED);
        for (int tried = 0; tried < BYTES_TRIED; tried++) {
            int at = tried == 0 ? 0 : tried == 1 ? whole.length - 1 : random.nextInt(whole.length);
            byte[] altered = whole.clone();
            altered[at] ^= (byte) (1 << random.nextInt(8));
            Files.write(file(), altered);
            refuses(Reason.BROKEN_SEAL, "byte " + at);
            assertArrayEquals(altered, Files.readAllBytes(file()));
            assertArrayEquals(sealed, Files.readAllBytes(seal()));
        }
        Files.write(file(), whole);
        assertEquals(0, openedUnsealed());
    }

    @Test
    void a_file_that_was_cut_or_added_to_is_found_out() throws IOException {
        byte[] whole = Files.readAllBytes(file());
        for (int length : new int[] {1, 4096, whole.length - 4096, whole.length - 1}) {
            Files.write(file(), Arrays.copyOf(whole, length));
            refuses(Reason.BROKEN_SEAL, length + " bytes");
        }
        Files.write(file(), Arrays.copyOf(whole, whole.length + 1));
        refuses(Reason.BROKEN_SEAL, "one more");
    }

    @Test
    void an_older_file_and_one_that_is_gone_are_found_out() throws IOException {
        byte[] older = Files.readAllBytes(file());
        write();
        Files.write(file(), older);
        refuses(Reason.BROKEN_SEAL, "older");

        Files.write(file(), new byte[0]);
        refuses(Reason.BROKEN_SEAL, "empty");

        Files.delete(file());
        refuses(Reason.BROKEN_SEAL, "gone");
        assertFalse(Files.exists(file()), "none was made in its place");
    }

    @Test
    void a_copy_that_was_put_beside_an_altered_file_does_not_take_its_place() throws IOException {
        Files.copy(file(), file().resolveSibling(file().getFileName() + ".before"));
        Files.write(file(), new byte[20_000]);
        refuses(Reason.BROKEN_SEAL, "with a copy beside it");
    }

    @Test
    void another_key_is_told_as_that() {
        assertEquals(
                Reason.WRONG_KEY,
                assertThrows(
                                ArchiveTrouble.class,
                                () -> Where.open(storage, Clock.systemUTC(), 8).close())
                        .reason());
        assertEquals(0, openedUnsealed());
    }

    @Test
    void an_orderly_end_leaves_a_seal_and_the_trail_tells_of_nothing() {
        for (int start = 0; start < 3; start++) {
            write();
            assertTrue(Files.exists(seal()));
        }
        assertEquals(0, openedUnsealed());
    }

    @Test
    void nobody_else_reads_the_seal() throws IOException {
        assertEquals(
                "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(seal())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "carrel-seal 2 something-new\n00\n00\n", "a text"})
    void without_a_seal_that_it_knows_it_opens_and_the_trail_tells_once(String another)
            throws IOException {
        if (another.isEmpty()) {
            Files.delete(seal());
        } else {
            Files.writeString(seal(), another);
        }
        try (Archive archive = open()) {
            assertTrue(archive.isUnvouched());
            assertFalse(Files.exists(seal()), "while it is open there is none");
        }
        try (Archive archive = open()) {
            assertFalse(archive.isUnvouched());
        }
        assertEquals(1, openedUnsealed());
    }

    @Test
    void an_empty_archive_has_nothing_to_tell_of() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        Storage another = Where.BUILT_IN.storage(empty);
        Where.open(another, Clock.systemUTC()).close();
        Files.delete(empty.resolve("archive.mv.db.seal"));
        try (Archive archive = Where.open(another, Clock.systemUTC())) {
            assertFalse(archive.isUnvouched());
            assertEquals(List.of(), archive.auditTrail().page(Long.MAX_VALUE, 1));
        }
    }

    @Test
    void where_no_seal_can_be_written_the_next_start_tells() throws IOException {
        Path half = seal().resolveSibling(seal().getFileName() + ".half");
        Files.createDirectories(half.resolve("in the way"));
        write();
        assertFalse(Files.exists(seal()));
        Files.delete(half.resolve("in the way"));
        Files.delete(half);
        assertEquals(1, openedUnsealed());
    }

    @Test
    void what_could_not_be_opened_for_another_reason_is_sealed_again() {
        try (Archive archive = open()) {
            archive.database()
                    .alter(transaction ->
                            transaction.change(
                                    "update \"flyway_schema_history\" set \"checksum\" = 1"
                                            + " where \"version\" = '1'"));
        }
        refuses(Reason.SCHEMA, "other tables");
        assertTrue(Files.exists(seal()));
        refuses(Reason.SCHEMA, "other tables");
    }

    @Test
    void an_archive_whose_trail_cannot_tell_is_closed_again_and_not_sealed() throws IOException {
        try (Archive archive = open()) {
            archive.database().alter(transaction -> transaction.change("delete from audit_tail"));
        }
        Files.delete(seal());
        refuses(Reason.ALTERED, "without an end of the trail");
        assertFalse(Files.exists(seal()));
        try (ArchiveKey key = key()) {
            new FileSeal(file(), key).set();
            assertTrue(Files.exists(seal()), "nobody has it open");
        }
    }

    @Test
    void a_process_that_was_killed_leaves_none_and_what_another_has_open_is_not_sealed()
            throws Exception {
        Process process = Appender.start(storage);
        try (BufferedReader said = Appender.said(process);
                ArchiveKey key = key()) {
            assertTrue(said.readLine().startsWith("found "));
            assertFalse(Files.exists(seal()), "it is open");
            new FileSeal(file(), key).set();
            assertFalse(Files.exists(seal()), "another has it open");
        } finally {
            process.destroyForcibly().waitFor();
        }
        assertEquals(1, openedUnsealed());
    }

    private void refuses(Reason reason, String how) {
        ArchiveTrouble told = assertThrows(ArchiveTrouble.class, () -> open().close(), how);
        assertEquals(reason, told.reason(), how);
    }

    private void write() {
        try (Archive archive = open()) {
            archive.auditTrail()
                    .append(Act.byItself(StaffName.GATEWAY, AuditAct.VERIFIED, Subject.NONE, 0));
        }
    }

    private long openedUnsealed() {
        try (Archive archive = open()) {
            return archive.auditTrail().page(Long.MAX_VALUE, 1000).stream()
                    .filter(entry -> entry.act().what() == AuditAct.OPENED_UNSEALED)
                    .count();
        }
    }

    private Archive open() {
        return Where.open(storage, Clock.systemUTC());
    }

    private static ArchiveKey key() {
        ByteBuf bytes = Unpooled.buffer(32);
        for (int at = 0; at < 32; at++) {
            bytes.writeByte(7 + at);
        }
        return new ArchiveKey(bytes);
    }

    private Path file() {
        return folder.resolve("archive.mv.db");
    }

    private Path seal() {
        return folder.resolve("archive.mv.db.seal");
    }
}
