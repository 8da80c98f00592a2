package org.carrel.gateway.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.carrel.config.Label;
import org.carrel.config.Storage;
import org.carrel.gateway.archive.ArchiveTrouble.Reason;
import org.carrel.gateway.archive.ConfigVersion.State;
import org.carrel.gateway.archive.ContractAnswers.Answer;
import org.carrel.gateway.archive.ContractAnswers.Reply;
import org.carrel.gateway.archive.Vendor.Basis;
import org.carrel.gateway.ledger.Direction;
import org.carrel.gateway.ledger.Disposition;
import org.carrel.gateway.ledger.LedgerKey;
import org.carrel.gateway.ledger.LedgerRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What was put into the archive is there after it was closed and opened again. */
class ArchiveTest {
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-03-14T09:26:53Z"), ZoneOffset.UTC);
    private static final StaffName ANNA = new StaffName("anna.b");
    private static final StaffName CARL = new StaffName("carl");
    private static final Label PRESS = new Label("press");

    @TempDir Path folder;

    @ParameterizedTest
    @EnumSource
    void keeps_staff_with_their_roles_and_tells_right_passwords_from_wrong_ones(Where where) {
        Storage storage = where.storage(folder);
        try (Archive archive = Where.open(storage, CLOCK)) {
            archive.consoleUsers()
                    .add(ANNA, text("a long one"), Set.of(Role.OPERATOR, Role.AUDITOR));
            assertEquals(
                    Reason.CONFLICT,
                    assertThrows(
                                    ArchiveTrouble.class,
                                    () -> archive.consoleUsers().add(ANNA, text("other"), Set.of()))
                            .reason());
        }
        try (Archive archive = Where.open(storage, CLOCK)) {
            ConsoleUsers users = archive.consoleUsers();
            ConsoleUser anna = users.find(ANNA).orElseThrow();
            assertEquals(Set.of(Role.OPERATOR, Role.AUDITOR), anna.roles());
            assertTrue(users.hasPassword(ANNA, text("a long one")));
            assertFalse(users.hasPassword(ANNA, text("a long two")));
            assertFalse(users.hasPassword(CARL, text("a long one")));

            users.giveRoles(ANNA, Set.of(Role.PRIVACY_OFFICER));
            users.setPassword(ANNA, text("another one"));
            users.disable(ANNA);
            assertFalse(users.hasPassword(ANNA, text("another one")));
            users.enable(ANNA);
            assertTrue(users.hasPassword(ANNA, text("another one")));
            assertEquals(Set.of(Role.PRIVACY_OFFICER), users.find(ANNA).orElseThrow().roles());
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_first_password_ends_unused_and_gives_way_to_one_of_their_own(Where where) {
        Instant later = CLOCK.instant().plusSeconds(1);
        try (Archive archive = Where.open(where.storage(folder), CLOCK)) {
            ConsoleUsers users = archive.consoleUsers();
            users.add(ANNA, text("drawn for her"), CLOCK.instant(), Set.of());
            assertFalse(users.hasPassword(ANNA, text("drawn for her")), "it is over");
            assertTrue(users.setFirstPassword(ANNA, text("drawn again"), later));
            assertTrue(users.hasPassword(ANNA, text("drawn again")));
            assertTrue(users.find(ANNA).orElseThrow().isNew());

            users.setPassword(ANNA, text("a long one"));
            assertFalse(users.find(ANNA).orElseThrow().isNew());
            assertFalse(users.setFirstPassword(ANNA, text("somebody else's"), later));
            assertTrue(users.hasPassword(ANNA, text("a long one")));
        }
    }

    @ParameterizedTest
    @EnumSource
    void lets_a_recovery_code_be_spent_once_by_its_owner(Where where) {
        try (Archive archive = Where.open(where.storage(folder), CLOCK)) {
            ConsoleUsers users = archive.consoleUsers();
            users.add(ANNA, text("a long one"), Set.of());
            users.add(CARL, text("a long two"), Set.of());
            users.setRecoveryCodes(ANNA, List.of(text("first-code"), text("second-code")));

            assertFalse(users.spendRecoveryCode(CARL, text("first-code")));
            assertTrue(users.spendRecoveryCode(ANNA, text("first-code")));
            assertFalse(users.spendRecoveryCode(ANNA, text("first-code")));
            assertEquals(1, users.find(ANNA).orElseThrow().recoveryCodes());
        }
    }

    @ParameterizedTest
    @EnumSource
    void notices_a_passkey_that_counts_backwards(Where where) {
        try (Archive archive = Where.open(where.storage(folder), CLOCK)) {
            archive.consoleUsers().add(ANNA, text("a long one"), Set.of());
            Passkeys passkeys = archive.passkeys();
            passkeys.add("credential-id", ANNA, "cose-key", 5, new Label("blue-key"));

            assertTrue(passkeys.count("credential-id", 6));
            assertFalse(passkeys.count("credential-id", 6));
            assertEquals(6, passkeys.find("credential-id").orElseThrow().signCount());
            assertEquals(List.of("blue-key"), labels(passkeys.of(ANNA)));
            assertFalse(passkeys.remove("credential-id", CARL));
            assertTrue(passkeys.remove("credential-id", ANNA));
        }
    }

    @ParameterizedTest
    @EnumSource
    void lets_nobody_approve_a_draft_of_their_own(Where where) {
        try (Archive archive = Where.open(where.storage(folder), CLOCK)) {
            ConfigVersions versions = archive.configVersions();
            ConfigVersion first = versions.found("one: 1\ntwo: 2\n", "found at the start");
            assertEquals(first, versions.found("one: 1\ntwo: 2\n", "found at the start"));

            ConfigVersion draft = versions.draft("one: 1\ntwo: 3\n", ANNA, "more of two");
            assertFalse(versions.putInForce(draft.number()));
            assertFalse(versions.approve(draft.number(), ANNA));
            assertTrue(versions.approve(draft.number(), CARL));
            assertFalse(versions.reject(draft.number(), CARL));
            assertTrue(versions.putInForce(draft.number()));

            ConfigVersion inForce = versions.inForce().orElseThrow();
            assertEquals(draft.number(), inForce.number());
            assertEquals(State.APPROVED, inForce.state());
            assertEquals(Optional.of(CARL), inForce.decidedBy());
            assertTrue(
                    versions.difference(first.number(), draft.number())
                            .containsAll(List.of("-two: 2", "+two: 3")));
            assertEquals("one: 1\ntwo: 3\n", versions.text(draft.number()).orElseThrow());
        }
    }

    @ParameterizedTest
    @EnumSource
    void adds_the_ledgers_sums_up_by_hour_and_day(Where where) {
        Instant nine = Instant.parse("2026-03-14T09:00:00Z");
        LocalDate day = LocalDate.parse("2026-03-14");
        try (Archive archive = Where.open(where.storage(folder), CLOCK)) {
            LedgerShelf shelf = archive.ledgerShelf();
            shelf.add(nine, List.of(row("63", 2, 28), row("11", 1, 14)));
            shelf.add(nine, List.of(row("63", 1, 14)));
            shelf.add(nine.plusSeconds(3600), List.of(row("63", 1, 14)));

            assertEquals(
                    List.of(new PeerSum(day, "to-upstream", PRESS, "token-pairwise", 5, 70)),
                    shelf.peers(day, day));
            assertEquals(List.of(4L, 1L), List.of(count(shelf, "63"), count(shelf, "11")));
            assertEquals(
                    List.of(new HourSum(nine, 4, 0), new HourSum(nine.plusSeconds(3600), 1, 0)),
                    shelf.hours(day));
            assertEquals(
                    List.of(row("11", 1, 14), row("63", 3, 42)),
                    shelf.rows(nine).stream().sorted().toList());
            assertEquals(Optional.of(day), shelf.firstDay());
        }
    }

    @ParameterizedTest
    @EnumSource
    void knows_which_vendors_nobody_has_looked_at_in_time(Where where) {
        LocalDate today = LocalDate.parse("2026-03-14");
        Answer no = new Answer(Reply.NO, "article 5");
        Vendor press =
                new Vendor(
                        PRESS,
                        Basis.CONTRACT,
                        "privacy@press.example",
                        new ContractAnswers(no, no, no, no),
                        "tells us within a day",
                        "tells us first",
                        List.of(new SubProcessor("Hosting Ltd", "Finland", "servers")),
                        Optional.empty(),
                        Optional.of(today.minusDays(1)));
        try (Archive archive = Where.open(where.storage(folder), CLOCK)) {
            VendorRegistry registry = archive.vendorRegistry();
            registry.put(Vendor.unknown(PRESS));
            assertEquals(Set.of(), registry.lapsed(today));
            registry.put(press);
            registry.put(press);

            assertEquals(press, registry.find(PRESS).orElseThrow());
            assertEquals(Set.of(PRESS), registry.lapsed(today));
            assertTrue(registry.reviewed(PRESS, today, today.plusYears(1)));
            assertEquals(Set.of(), registry.lapsed(today));
            assertTrue(registry.keepPolicy(PRESS, "we sell nothing"));
            assertFalse(registry.keepPolicy(PRESS, "we sell nothing"));
            assertTrue(registry.remove(PRESS));
            assertEquals(List.of(), registry.all());
        }
    }

    @Test
    void opens_with_its_own_key_only_and_lets_nobody_else_read_the_file() throws Exception {
        Storage storage = Where.BUILT_IN.storage(folder);
        try (Archive archive = Where.open(storage, CLOCK)) {
            archive.configVersions().found("a-word-that-is-nowhere-else", "found at the start");
            Path file = folder.resolve("archive.mv.db");
            assertEquals(
                    "rw-------",
                    PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        }
        assertFalse(
                new String(
                                Files.readAllBytes(folder.resolve("archive.mv.db")),
                                java.nio.charset.StandardCharsets.ISO_8859_1)
                        .contains("a-word-that-is-nowhere-else"));
        assertEquals(
                Reason.WRONG_KEY,
                assertThrows(ArchiveTrouble.class, () -> Where.open(storage, CLOCK, 8).close())
                        .reason());
    }

    @ParameterizedTest
    @EnumSource
    void says_nothing_of_what_it_was_given_when_something_fails(Where where) {
        String longest = "unmistakable-".repeat(40);
        try (Archive archive = Where.open(where.storage(folder), CLOCK)) {
            ArchiveTrouble trouble =
                    assertThrows(
                            ArchiveTrouble.class,
                            () -> archive.configVersions().draft("x", ANNA, longest));
            assertEquals(Reason.TOO_LONG, trouble.reason());
            assertFalse(String.valueOf(trouble.getMessage()).contains("unmistakable"));
            assertEquals(null, trouble.getCause());
        }
    }

    private static long count(LedgerShelf shelf, String message) {
        LocalDate day = LocalDate.parse("2026-03-14");
        return shelf.rows(PRESS, day, day).stream()
                .filter(each -> each.key().message().text().equals(message))
                .mapToLong(LedgerRow::occurrences)
                .sum();
    }

    private static LedgerRow row(String message, long occurrences, long bytes) {
        return new LedgerRow(
                new LedgerKey(PRESS, Direction.TO_UPSTREAM, new Label(message), "sip2:AA"),
                Disposition.TOKEN_PAIRWISE,
                occurrences,
                bytes);
    }

    private static List<String> labels(List<Passkey> passkeys) {
        return passkeys.stream().map(each -> each.label().text()).toList();
    }

    private static ByteBuf text(String text) {
        return Unpooled.copiedBuffer(text, UTF_8);
    }
}
