package org.carrel.gateway.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.Unpooled;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.carrel.config.Label;
import org.carrel.config.Storage;
import org.carrel.gateway.archive.ArchiveTrouble.Reason;
import org.carrel.gateway.ledger.Direction;
import org.carrel.gateway.ledger.Disposition;
import org.carrel.gateway.ledger.LedgerKey;
import org.carrel.gateway.ledger.LedgerRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A copy of the archive fills another one, on either database, and only its secret opens it. */
class BackupTest {
    private static final Clock TODAY =
            Clock.fixed(Instant.parse("2026-03-14T09:26:53.589Z"), ZoneOffset.UTC);
    private static final Clock TOMORROW = Clock.offset(TODAY, Duration.ofDays(1));
    private static final StaffName ANNA = new StaffName("anna");
    private static final byte[] SECRET = "correct horse battery".getBytes(UTF_8);

    @TempDir Path folder;

    @ParameterizedTest
    @EnumSource
    void fills_an_archive_on_the_other_database(Where where) throws IOException {
        Where other = where == Where.SERVER ? Where.BUILT_IN : Where.SERVER;
        byte[] copy = copied(where.storage(folder("old")));
        Storage fresh = other.storage(folder("new"));
        try (Archive archive = Where.open(fresh, TOMORROW, 99)) {
            archive.fillFrom(new ByteArrayInputStream(copy));
            assertEquals(
                    Reason.CONFLICT,
                    assertThrows(
                                    ArchiveTrouble.class,
                                    () -> archive.fillFrom(new ByteArrayInputStream(copy)))
                            .reason());
        }
        try (Archive archive = Where.open(fresh, TOMORROW, 99)) {
            assertEquals("library: {}\n", text(archive));
            assertTrue(archive.consoleUsers().hasPassword(ANNA, Unpooled.wrappedBuffer(SECRET)));
            assertEquals(
                    1,
                    archive.ledgerShelf()
                            .peers(LocalDate.EPOCH, LocalDate.parse("2099-01-01"))
                            .size());
            assertInstanceOf(ChainVerdict.Whole.class, archive.auditTrail().verify());
            assertEquals(
                    AuditAct.RESTORED,
                    archive.auditTrail().page(Long.MAX_VALUE, 1).getFirst().act().what());
        }
    }

    @Test
    void opens_with_its_secret_only_and_not_where_a_byte_was_changed_or_cut_off()
            throws IOException {
        byte[] plain = new byte[200_000];
        SplittableRandom random = new SplittableRandom(7);
        random.nextBytes(plain);
        byte[] sealed = sealed(plain);

        assertArrayEquals(plain, opened(sealed, SECRET));
        assertThrows(ArchiveTrouble.class, () -> opened(sealed, "another".getBytes(UTF_8)));
        for (int at : List.of(0, 16, 20, 32, 36, 70_000, 131_200, sealed.length - 1)) {
            byte[] harmed = sealed.clone();
            harmed[at] ^= 1;
            assertThrows(ArchiveTrouble.class, () -> opened(harmed, SECRET), "byte " + at);
        }
        for (int length : List.of(40, 65_589, 131_146, sealed.length - 1)) {
            assertThrows(
                    ArchiveTrouble.class,
                    () -> opened(Arrays.copyOf(sealed, length), SECRET),
                    "cut to " + length);
        }
    }

    @Test
    void fills_nothing_at_all_with_a_copy_that_was_cut_off() throws IOException {
        byte[] copy = copied(Where.BUILT_IN.storage(folder("old")));
        Storage fresh = Where.BUILT_IN.storage(folder("new"));
        for (int length : List.of(10, copy.length / 2, copy.length - 1)) {
            try (Archive archive = Where.open(fresh, TOMORROW)) {
                byte[] cut = Arrays.copyOf(copy, length);
                assertThrows(
                        ArchiveTrouble.class,
                        () -> archive.fillFrom(new ByteArrayInputStream(cut)));
                assertEquals(List.of(), archive.configVersions().all());
                assertEquals(
                        new ChainVerdict.Whole(0, AuditEntry.START), archive.auditTrail().verify());
            }
        }
    }

    @Test
    void fills_nothing_at_all_with_a_copy_that_is_larger_than_it_may_be() throws IOException {
        byte[] copy = copied(Where.BUILT_IN.storage(folder("old")));
        Storage fresh = Where.BUILT_IN.storage(folder("new"));
        try (Archive archive = Where.open(fresh, TOMORROW)) {
            for (long most : List.of(1L, copy.length / 2L, copy.length - 1L)) {
                InputStream from = new Measured(new ByteArrayInputStream(copy), most);
                assertEquals(
                        Reason.SWOLLEN,
                        assertThrows(ArchiveTrouble.class, () -> archive.fillFrom(from)).reason());
                assertEquals(List.of(), archive.configVersions().all());
            }
            archive.fillFrom(new Measured(new ByteArrayInputStream(copy), copy.length));
            assertEquals("library: {}\n", text(archive));
        }
    }

    /** Each of its texts would have room, all of them together would not. */
    @Test
    void a_row_that_swells_is_refused_before_it_is_whole() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        Cell.writeText("carrel-archive 1", out);
        out.writeByte('t');
        Cell.writeText("vendor", out);
        out.writeByte(3);
        for (String column : List.of("name", "contact", "breach")) {
            Cell.writeText(column, out);
        }
        out.writeByte('r');
        for (String letter : List.of("a", "b", "c")) {
            Cell.write(new Cell.Text(letter.repeat(3 << 20)), out);
        }
        try (Archive archive = Where.open(Where.BUILT_IN.storage(folder("new")), TOMORROW)) {
            InputStream from = new ByteArrayInputStream(bytes.toByteArray());
            assertEquals(
                    Reason.ALTERED,
                    assertThrows(ArchiveTrouble.class, () -> archive.fillFrom(from)).reason());
            assertTrue(from.available() > 3 << 20, "the third was not read any more");
        }
    }

    private static byte[] copied(Storage storage) {
        LedgerRow row =
                new LedgerRow(
                        new LedgerKey(
                                new Label("press"),
                                Direction.TO_UPSTREAM,
                                new Label("63"),
                                "sip2:AA"),
                        Disposition.TOKEN_PAIRWISE,
                        3,
                        42);
        try (Archive archive = Where.open(storage, TODAY)) {
            archive.configVersions().found("library: {}\n", "found at the start");
            archive.consoleUsers().add(ANNA, Unpooled.wrappedBuffer(SECRET), Set.of(Role.AUDITOR));
            archive.ledgerShelf().add(Instant.parse("2026-03-14T09:00:00Z"), List.of(row));
            archive.vendorRegistry().put(Vendor.unknown(new Label("press")));
            archive.auditTrail()
                    .append(
                            Act.byItself(
                                    StaffName.GATEWAY, AuditAct.GATEWAY_STARTED, Subject.NONE, 0));
        }
        try (Archive archive = Where.open(storage, TOMORROW)) {
            archive.auditTrail().closeDays();
            ByteArrayOutputStream copy = new ByteArrayOutputStream();
            archive.copyTo(copy);
            return copy.toByteArray();
        }
    }

    private static String text(Archive archive) {
        return archive.configVersions()
                .inForce()
                .flatMap(each -> archive.configVersions().text(each.number()))
                .orElseThrow();
    }

    private static byte[] sealed(byte[] plain) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (OutputStream sealing = SealedFile.sealing(file, SECRET)) {
            sealing.write(plain);
        }
        return file.toByteArray();
    }

    private static byte[] opened(byte[] file, byte[] secret) throws IOException {
        try (InputStream opening = SealedFile.opening(new ByteArrayInputStream(file), secret)) {
            return opening.readAllBytes();
        }
    }

    private Path folder(String name) {
        Path made = folder.resolve(name);
        assertTrue(made.toFile().mkdir());
        return made;
    }
}
