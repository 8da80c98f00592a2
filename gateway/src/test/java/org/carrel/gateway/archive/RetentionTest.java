package org.carrel.gateway.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.carrel.config.Kept;
import org.carrel.config.Label;
import org.carrel.config.Storage;
import org.carrel.gateway.ledger.Direction;
import org.carrel.gateway.ledger.Disposition;
import org.carrel.gateway.ledger.LedgerKey;
import org.carrel.gateway.ledger.LedgerRow;
import org.h2.tools.ChangeFileEncryption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What was kept for long enough is destroyed, with a receipt that proves it; a clock is turned. */
class RetentionTest {
    private static final Clock START =
            Clock.fixed(Instant.parse("2026-03-14T09:26:53.589Z"), ZoneOffset.UTC);
    private static final StaffName ANNA = new StaffName("anna");
    private static final Set<AuditAct> TOLD =
            EnumSet.of(AuditAct.HOLD_SET, AuditAct.HOLD_LIFTED, AuditAct.DESTROYED);
    private static final String CANARY = "a-word-that-stands-nowhere-else";
    private static final LedgerRow PRESS =
            new LedgerRow(
                    new LedgerKey(
                            new Label("press"), Direction.TO_UPSTREAM, new Label("63"), "sip2:AA"),
                    Disposition.TOKEN_PAIRWISE,
                    3,
                    42);

    @TempDir Path folder;

    @ParameterizedTest
    @EnumSource
    void every_class_is_kept_for_its_period_and_gone_after_it(Where where) {
        Storage storage = where.storage(folder);
        try (Archive archive = Where.open(storage, START)) {
            fill(archive);
        }
        List<DataClass> soonestFirst =
                Arrays.stream(DataClass.values())
                        .sorted(Comparator.comparing(RetentionTest::over))
                        .toList();
        Set<DataClass> gone = EnumSet.noneOf(DataClass.class);
        for (DataClass old : soonestFirst) {
            List<DataClass> before = destroyed(storage, over(old).minus(Duration.ofDays(1)));
            assertTrue(
                    before.stream().allMatch(each -> over(each).isBefore(over(old))),
                    old + " is kept: " + before);
            gone.addAll(destroyed(storage, over(old).plus(Duration.ofDays(1))));
            assertTrue(gone.contains(old), old + " is gone");
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_receipt_is_signed_stands_in_the_trail_and_verifies_without_the_gateway(Where where) {
        Storage storage = where.storage(folder);
        try (Archive archive = Where.open(storage, START)) {
            fill(archive);
        }
        try (Archive archive = Where.open(storage, later(Period.ofDays(40)))) {
            Destruction receipt = archive.retention("carrel-test").run().getFirst();
            assertEquals(DataClass.LEDGER_HOURS, receipt.dataClass());
            assertTrue(receipt.provedGone());
            AuditEntry line = archive.auditTrail().page(receipt.auditNumber() + 1, 1).getFirst();
            assertEquals(AuditAct.DESTROYED, line.act().what());
            assertEquals(receipt.amount(), line.act().amount());

            StringBuilder text = new StringBuilder();
            archive.auditTrail().export(text);
            List<String> lines = text.toString().lines().toList();
            assertTrue(lines.contains(receipt.line()));
            assertInstanceOf(ChainVerdict.Whole.class, AuditText.verify(lines));
            List<String> harmed =
                    lines.stream()
                            .map(each ->
                                    each.startsWith(Destruction.FIRST)
                                            ? each.replace("count=1", "count=2")
                                            : each)
                            .toList();
            assertInstanceOf(ChainVerdict.Broken.class, AuditText.verify(harmed));
        }
    }

    @ParameterizedTest
    @EnumSource
    void what_the_configuration_keeps_for_less_time_is_gone_earlier_and_nothing_else(Where where) {
        Storage storage = where.storage(folder);
        try (Archive archive = Where.open(storage, START)) {
            fill(archive);
        }
        try (Archive archive = Where.open(storage, later(Period.ofDays(8)))) {
            Retention retention = archive.retention("carrel-test");
            assertEquals(List.of(), retention.run());
            assertEquals(
                    List.of(DataClass.DRAFTS),
                    retention
                            .run(Map.of(Kept.DRAFTS, 7, Kept.LEDGER_HOURS, 14), () -> true)
                            .stream()
                            .map(Destruction::dataClass)
                            .toList());
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_hold_keeps_its_class_until_it_is_lifted_and_stands_in_the_trail(Where where) {
        Storage storage = where.storage(folder);
        try (Archive archive = Where.open(storage, START)) {
            fill(archive);
            archive.holds().set(DataClass.LEDGER_HOURS, act(AuditAct.HOLD_SET), "case 7");
        }
        try (Archive archive = Where.open(storage, later(Period.ofDays(40)))) {
            Retention retention = archive.retention("carrel-test");
            assertTrue(retention.isDue());
            assertEquals(
                    List.of(DataClass.SPENT_CODES),
                    retention.run().stream().map(Destruction::dataClass).toList());
            assertFalse(retention.isDue());
            assertEquals("case 7", archive.holds().all().getFirst().reason());
            assertTrue(archive.holds().lift(DataClass.LEDGER_HOURS, act(AuditAct.HOLD_LIFTED)));
            assertFalse(archive.holds().lift(DataClass.LEDGER_HOURS, act(AuditAct.HOLD_LIFTED)));
            assertEquals(
                    List.of(DataClass.LEDGER_HOURS),
                    retention.run().stream().map(Destruction::dataClass).toList());
            assertEquals(
                    List.of(
                            AuditAct.DESTROYED,
                            AuditAct.HOLD_LIFTED,
                            AuditAct.DESTROYED,
                            AuditAct.HOLD_SET),
                    archive.auditTrail().page(Long.MAX_VALUE, 10).stream()
                            .map(each -> each.act().what())
                            .filter(TOLD::contains)
                            .toList());
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_class_is_held_once_and_what_is_refused_stands_nowhere(Where where) {
        try (Archive archive = Where.open(where.storage(folder), START)) {
            archive.holds().set(DataClass.DRAFTS, act(AuditAct.HOLD_SET), "case 7");
            long before = archive.auditTrail().page(Long.MAX_VALUE, 1).getFirst().number();
            ArchiveTrouble twice =
                    assertThrows(
                            ArchiveTrouble.class,
                            () ->
                                    archive.holds()
                                            .set(
                                                    DataClass.DRAFTS,
                                                    act(AuditAct.HOLD_SET),
                                                    "case 8"));
            assertEquals(ArchiveTrouble.Reason.CONFLICT, twice.reason());
            assertEquals("case 7", archive.holds().all().getFirst().reason());
            assertEquals(before, archive.auditTrail().page(Long.MAX_VALUE, 1).getFirst().number());
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_hold_stops_a_destruction_that_is_going_on(Where where) {
        Storage storage = where.storage(folder);
        try (Archive archive = Where.open(storage, START)) {
            threeDays(archive);
        }
        try (Archive archive = Where.open(storage, later(Period.ofDays(60)))) {
            AtomicInteger days = new AtomicInteger();
            Retention retention = archive.retention("carrel-test");
            BooleanSupplier holdingOnTheSecondDay =
                    () -> {
                        if (days.getAndIncrement() == 1) {
                            archive.holds()
                                    .set(DataClass.LEDGER_HOURS, act(AuditAct.HOLD_SET), "case 7");
                        }
                        return true;
                    };
            assertEquals(List.of(), retention.run(Map.of(), holdingOnTheSecondDay));
            assertEquals(2, hours(archive), "one day of three is gone");

            archive.holds().lift(DataClass.LEDGER_HOURS, act(AuditAct.HOLD_LIFTED));
            Destruction receipt = retention.run().getFirst();
            assertEquals(3, receipt.amount());
            assertTrue(receipt.provedGone());
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_run_that_must_end_leaves_later_days_and_the_receipt_to_the_next_one(Where where) {
        Storage storage = where.storage(folder);
        try (Archive archive = Where.open(storage, START)) {
            threeDays(archive);
        }
        try (Archive archive = Where.open(storage, later(Period.ofDays(60)))) {
            Retention retention = archive.retention("carrel-test");
            Iterator<Boolean> twice = List.of(true, true, false).iterator();
            assertEquals(List.of(), retention.run(Map.of(), twice::next));
            assertEquals(1, hours(archive), "two days of three are gone");
            assertTrue(retention.isDue());

            Destruction receipt = retention.run().getFirst();
            assertEquals(0, hours(archive));
            assertEquals(3, receipt.amount());
            assertTrue(receipt.provedGone());
        }
    }

    @Test
    void what_was_destroyed_is_not_in_the_databases_file_either() throws Exception {
        try (Archive archive = Where.open(Where.BUILT_IN.storage(folder), START)) {
            archive.configVersions().draft(CANARY, ANNA, "a draft");
            archive.configVersions().draft("another-such-word", ANNA, "a draft");
            change(archive, "delete from config_version where content = 'another-such-word'");
            change(archive, "update config_version set made_at = made_at - interval '91' day");
            assertTrue(fileHolds(CANARY), "the positive control");
            assertTrue(fileHolds("another-such-word"), "a deleted row stays");

            assertEquals(1, archive.retention("carrel-test").run().size());
            assertFalse(fileHolds(CANARY), "a destroyed one does not");
            assertInstanceOf(ChainVerdict.Whole.class, archive.auditTrail().verify());
        }
    }

    private static void threeDays(Archive archive) {
        for (int day = 0; day < 3; day++) {
            archive.ledgerShelf().add(START.instant().plus(Duration.ofDays(day)), List.of(PRESS));
        }
    }

    private static Act act(AuditAct what) {
        return Act.by(ANNA, Role.PRIVACY_OFFICER, what, new Subject("ledger-hours"), 0);
    }

    private static long hours(Archive archive) {
        return archive.database()
                .work(transaction -> transaction.number("select count(*) from ledger_hour"));
    }

    @Test
    void what_a_run_that_ended_early_destroyed_is_not_in_the_file_when_it_is_proved()
            throws Exception {
        try (Archive archive = Where.open(Where.BUILT_IN.storage(folder), START)) {
            fill(archive);
            archive.configVersions().draft(CANARY, ANNA, "a draft");
            change(archive, "update config_version set made_at = made_at - interval '91' day");
            change(archive, "update recovery_code set spent_at = spent_at - interval '31' day");
            Retention retention = archive.retention("carrel-test");
            assertEquals(List.of(), retention.run(Map.of(), () -> drafts(archive) > 0));
            assertEquals(0, drafts(archive));
            assertTrue(fileHolds(CANARY), "the positive control");

            archive.holds().set(DataClass.SPENT_CODES, act(AuditAct.HOLD_SET), "case 7");
            assertTrue(retention.run().getFirst().provedGone());
            assertFalse(fileHolds(CANARY));
        }
    }

    private static long drafts(Archive archive) {
        return archive.database()
                .work(transaction -> transaction.number("select count(*) from config_version"));
    }

    private static void change(Archive archive, String what) {
        archive.database().alter(transaction -> transaction.change(what));
    }

    private static List<DataClass> destroyed(Storage storage, Instant when) {
        try (Archive archive = Where.open(storage, Clock.fixed(when, ZoneOffset.UTC))) {
            return archive.retention("carrel-test").run().stream()
                    .map(Destruction::dataClass)
                    .toList();
        }
    }

    private static void fill(Archive archive) {
        archive.configVersions().draft("draft: 1\n", ANNA, "a draft");
        archive.consoleUsers().add(ANNA, text("a long one"), Set.of(Role.AUDITOR));
        archive.consoleUsers().setRecoveryCodes(ANNA, List.of(text("first"), text("second")));
        archive.consoleUsers().spendRecoveryCode(ANNA, text("first"));
        archive.consoleUsers().disable(ANNA);
        archive.vendorRegistry().put(Vendor.unknown(new Label("press")));
        archive.vendorRegistry().keepPolicy(new Label("press"), "the first");
        archive.ledgerShelf().add(Instant.parse("2026-03-14T09:00:00Z"), List.of(PRESS));
        archive.database()
                .alter(transaction ->
                        transaction.change(
                                """
                                insert into change_matter (print, begun_at, state, operation,
                                    terminals, upstream, verdict, gateway)
                                values (?, ?, 'unknown', 'fee-paid', 'kiosks', 'ils', '', ?)
                                """,
                                "0".repeat(32),
                                START.instant(),
                                "0".repeat(16)));
        archive.database()
                .alter(transaction ->
                        transaction.change(
                                """
                                insert into vendor_policy (vendor, taken_at, sha256, content)
                                values ('press', ?, ?, 'the second')
                                """,
                                START.instant().plusSeconds(60),
                                "0".repeat(64)));
    }

    private static ByteBuf text(String text) {
        return Unpooled.copiedBuffer(text, StandardCharsets.UTF_8);
    }

    private static Instant over(DataClass old) {
        return START.instant().atZone(ZoneOffset.UTC).plus(old.period()).toInstant();
    }

    private static Clock later(Period period) {
        return Clock.fixed(
                START.instant().atZone(ZoneOffset.UTC).plus(period).toInstant(), ZoneOffset.UTC);
    }

    /** Whether the file, without its encryption, holds these letters. */
    private boolean fileHolds(String word) throws Exception {
        Path copy = Files.createTempDirectory(folder, "plain");
        Files.copy(folder.resolve("archive.mv.db"), copy.resolve("archive.mv.db"));
        ByteBuf key = Unpooled.buffer(32);
        for (int at = 0; at < 32; at++) {
            key.writeByte(7 + at);
        }
        try (ArchiveKey opened = new ArchiveKey(key)) {
            char[] both = opened.databasePassword();
            char[] file = Arrays.copyOf(both, 64);
            ChangeFileEncryption.execute(copy.toString(), "archive", "AES", file, null, true);
        }
        String plain = Files.readString(copy.resolve("archive.mv.db"), StandardCharsets.ISO_8859_1);
        return plain.contains(word);
    }
}
