package org.carrel.gateway.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.carrel.config.Label;
import org.carrel.config.Storage;
import org.carrel.gateway.ledger.Direction;
import org.carrel.gateway.ledger.Disposition;
import org.carrel.gateway.ledger.LedgerKey;
import org.carrel.gateway.ledger.LedgerRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever was acknowledged outlives that the built-in database's file is closed or written anew.
 */
class RewrittenArchiveTest {
    private static final int TURNS = 25;
    private static final int MOST = 40;
    private static final int SELDOM = 6;
    private static final int LONG = 3000;
    private static final int MINUTES = 1200;
    private static final int KINDS = 300;
    private static final long ROOM = 36L << 20;

    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(longs = {2, 6, 7})
    void nothing_is_lost_when_the_file_is_written_anew_or_closed(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Storage storage = Where.BUILT_IN.storage(folder);
        Written written = new Written();
        Archive archive = Where.open(storage, Clock.systemUTC());
        try {
            for (int turn = 0; turn < TURNS; turn++) {
                for (int record = random.nextInt(MOST); record > 0; record--) {
                    written.add(archive, random);
                }
                if (random.nextBoolean()) {
                    archive.database().compact();
                } else {
                    archive.close();
                    archive = Where.open(storage, Clock.systemUTC());
                }
                written.isThere(archive, "seed " + seed + ", turn " + turn);
            }
        } finally {
            archive.close();
        }
    }

    @Test
    void a_file_of_superseded_sums_does_not_grow_for_ever() throws IOException {
        List<LedgerRow> rows =
                IntStream.range(0, KINDS).mapToObj(RewrittenArchiveTest::kind).toList();
        Instant begin = Instant.parse("2026-03-14T09:00:00Z");
        try (Archive archive = Where.open(Where.BUILT_IN.storage(folder), Clock.systemUTC())) {
            for (int minute = 0; minute < MINUTES; minute++) {
                archive.ledgerShelf().add(begin.plus(minute / 60, ChronoUnit.HOURS), rows);
                archive.tidy();
            }
            long size = Files.size(folder.resolve("archive.mv.db"));
            assertTrue(size < ROOM, size + " bytes");
            assertEquals(
                    (long) MINUTES * KINDS,
                    Written.number(archive, "select sum(occurrences) from ledger_hour"));
        }
    }

    private static LedgerRow kind(int number) {
        LedgerKey key =
                new LedgerKey(
                        new Label("press"),
                        Direction.TO_UPSTREAM,
                        new Label("63"),
                        "kind-" + number);
        return new LedgerRow(key, Disposition.PASSED, 1, 14);
    }

    /** What was acknowledged. */
    private static final class Written {
        private int lines;
        private int marks;

        void add(Archive archive, SplittableRandom random) {
            if (random.nextInt(SELDOM) == 0) {
                String draft = "a draft " + "x".repeat(random.nextInt(LONG));
                archive.configVersions().draft(draft, StaffName.GATEWAY, "a test");
            }
            if (random.nextInt(SELDOM) == 0) {
                archive.database()
                        .alter(transaction -> transaction.change("delete from config_version"));
            }
            if (random.nextBoolean()) {
                archive.auditTrail()
                        .append(
                                Act.byItself(
                                        StaffName.GATEWAY, AuditAct.VERIFIED, Subject.NONE, 0));
                lines++;
            } else {
                int next = marks + 1;
                archive.database()
                        .alter(transaction -> {
                            transaction.change("delete from mark where name = 'a-test'");
                            transaction.change("insert into mark values ('a-test', ?)", next);
                        });
                marks = next;
            }
        }

        void isThere(Archive archive, String when) {
            assertEquals(lines, number(archive, "select max(number) from audit_entry"), when);
            assertEquals(
                    marks, number(archive, "select number from mark where name = 'a-test'"), when);
            assertInstanceOf(ChainVerdict.Whole.class, archive.auditTrail().verify(), when);
        }

        private static long number(Archive archive, String question) {
            return archive.database().work(transaction -> transaction.number(question));
        }
    }
}
