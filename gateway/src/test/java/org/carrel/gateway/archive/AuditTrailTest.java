package org.carrel.gateway.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.carrel.config.Label;
import org.carrel.config.Storage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The chain of the audit trail. */
class AuditTrailTest {
    private static final Clock TODAY =
            Clock.fixed(Instant.parse("2026-03-14T09:26:53.589Z"), ZoneOffset.UTC);
    private static final Clock TOMORROW = Clock.offset(TODAY, Duration.ofDays(1));

    @TempDir Path folder;

    @ParameterizedTest
    @EnumSource
    void goes_on_where_it_stopped_and_is_whole(Where where) {
        Storage storage = where.storage(folder);
        try (Archive archive = Where.open(storage, TODAY)) {
            append(archive.auditTrail(), 5);
        }
        try (Archive archive = Where.open(storage, TODAY)) {
            AuditTrail trail = archive.auditTrail();
            append(trail, 5);

            assertEquals(10, assertInstanceOf(ChainVerdict.Whole.class, trail.verify()).lines());
            assertEquals(
                    List.of(8L, 7L, 6L),
                    trail.page(9, 3).stream().map(AuditEntry::number).toList());
        }
    }

    @ParameterizedTest
    @EnumSource
    void signs_the_head_of_a_day_once_it_is_over(Where where) {
        Storage storage = where.storage(folder);
        try (Archive archive = Where.open(storage, TODAY)) {
            append(archive.auditTrail(), 3);
            assertEquals(0, archive.auditTrail().closeDays());
        }
        try (Archive archive = Where.open(storage, TOMORROW)) {
            AuditTrail trail = archive.auditTrail();
            append(trail, 1);
            assertEquals(1, trail.closeDays());
            assertEquals(0, trail.closeDays());

            AuditHead head = trail.heads().getFirst();
            assertEquals(LocalDate.parse("2026-03-14"), head.day());
            assertEquals(3, head.number());
            assertInstanceOf(ChainVerdict.Whole.class, trail.verify());
        }
    }

    @ParameterizedTest
    @EnumSource
    void tells_the_first_line_that_was_altered_or_dropped_in_the_database(Where where) {
        for (String harm :
                List.of(
                        "update audit_entry set who = 'nobody' where number = 4",
                        "update audit_entry set made_at = made_at + interval '1' second where number = 4",
                        "update audit_entry set amount = amount + 1 where number = 4",
                        "delete from audit_entry where number = 4",
                        "delete from audit_entry where number >= 4")) {
            Storage storage = where.storage(folder.resolve(Integer.toHexString(harm.hashCode())));
            assertTrue(storage.path().orElseThrow().toFile().mkdirs());
            try (Archive archive = Where.open(storage, TODAY)) {
                append(archive.auditTrail(), 6);
                archive.database().alter(transaction -> transaction.change(harm));
                assertEquals(new ChainVerdict.Broken(4), archive.auditTrail().verify(), harm);
            }
        }
    }

    @Test
    void a_text_of_it_in_which_any_byte_was_changed_is_found_out() {
        List<String> whole = exported();
        assertInstanceOf(ChainVerdict.Whole.class, AuditText.verify(whole));

        SplittableRandom random = new SplittableRandom(20260314);
        for (int line = 0; line < whole.size(); line++) {
            String text = whole.get(line);
            for (int at = 0; at < text.length(); at++) {
                char other = (char) (text.charAt(at) ^ (1 << random.nextInt(7)));
                List<String> harmed = new java.util.ArrayList<>(whole);
                harmed.set(line, text.substring(0, at) + other + text.substring(at + 1));
                assertInstanceOf(
                        ChainVerdict.Broken.class,
                        AuditText.verify(harmed),
                        "line %d, character %d".formatted(line + 1, at + 1));
            }
        }
    }

    @Test
    void a_text_of_it_in_which_any_line_is_missing_or_doubled_is_found_out() {
        List<String> whole = exported();
        IntStream.range(0, whole.size())
                .forEach(line -> {
                    List<String> less = new java.util.ArrayList<>(whole);
                    less.remove(line);
                    boolean head = whole.get(line).startsWith("carrel-audit-head");
                    if (!head) { // a day's head that is missing is asked for, not found
                        assertInstanceOf(
                                ChainVerdict.Broken.class,
                                AuditText.verify(less),
                                "without " + line);
                    }
                });
    }

    private List<String> exported() {
        Storage storage = Where.BUILT_IN.storage(folder);
        try (Archive archive = Where.open(storage, TODAY)) {
            append(archive.auditTrail(), 4);
        }
        try (Archive archive = Where.open(storage, TOMORROW)) {
            archive.auditTrail().closeDays();
            StringBuilder text = new StringBuilder();
            archive.auditTrail().export(text);
            return text.toString().lines().toList();
        }
    }

    private static void append(AuditTrail trail, int times) {
        for (int number = 1; number <= times; number++) {
            trail.append(
                    Act.by(
                            new StaffName("anna.b"),
                            Role.PRIVACY_OFFICER,
                            AuditAct.VENDOR_CHANGED,
                            Subject.of(new Label("press")),
                            number));
        }
    }
}
