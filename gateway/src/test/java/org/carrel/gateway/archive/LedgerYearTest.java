package org.carrel.gateway.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.carrel.config.Label;
import org.carrel.gateway.ledger.Direction;
import org.carrel.gateway.ledger.Disposition;
import org.carrel.gateway.ledger.LedgerKey;
import org.carrel.gateway.ledger.LedgerRow;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What the console's first page asks for, with forty upstreams and a week of them; with a whole
 * year under {@code CARREL_YEAR}, and then within fifty milliseconds.
 */
class LedgerYearTest {
    private static final boolean LONG = System.getenv("CARREL_YEAR") != null;
    private static final LocalDate TODAY = LocalDate.parse("2026-03-14");
    private static final int UPSTREAMS = 40;
    private static final int WEEK = 7;
    private static final int YEAR = 365;
    private static final int ROUNDS = 21;
    private static final List<String> MESSAGES = List.of("11", "15", "23", "63", "37");
    private static final List<String> ELEMENTS =
            List.of(
                    "sip2:AA",
                    "sip2:AB",
                    "sip2:AC",
                    "sip2:AD",
                    "sip2:AE",
                    "sip2:AO",
                    "sip2:BD",
                    "sip2:BE",
                    "sip2:BF",
                    "sip2:CP",
                    "sip2:language",
                    "sip2:patron-status");

    @TempDir Path folder;

    @ParameterizedTest
    @EnumSource
    void the_first_page_is_answered(Where where) {
        int days = LONG ? YEAR : WEEK;
        Clock clock = Clock.fixed(Instant.parse(TODAY + "T20:00:00Z"), ZoneOffset.UTC);
        try (Archive archive = Where.open(where.storage(folder), clock)) {
            LedgerShelf shelf = archive.ledgerShelf();
            List<LedgerRow> rows = rows();
            for (int day = 0; day < days; day++) {
                shelf.add(Instant.parse(TODAY.minusDays(day) + "T08:00:00Z"), rows);
                shelf.add(Instant.parse(TODAY.minusDays(day) + "T09:00:00Z"), rows);
            }
            assertEquals(2L * rows.size(), sum(shelf.peers(TODAY, TODAY)));

            Label one = new Label("upstream-7");
            within(50, where + ", today", () -> shelf.peers(TODAY, TODAY));
            within(50, where + ", thirty days", () -> shelf.peers(TODAY.minusDays(29), TODAY));
            within(50, where + ", hours of today", () -> shelf.hours(TODAY));
            within(50, where + ", one hour", () -> shelf.rows(Instant.parse(TODAY + "T08:00:00Z")));
            within(50, where + ", all of today", () -> shelf.rows(TODAY, TODAY));
            within(50, where + ", one upstream today", () -> shelf.rows(one, TODAY, TODAY));
            within(
                    50,
                    where + ", one upstream thirty days",
                    () -> shelf.rows(one, TODAY.minusDays(29), TODAY));
        }
    }

    private static void within(long milliseconds, String what, Supplier<List<?>> question) {
        long[] taken =
                IntStream.range(0, ROUNDS)
                        .mapToLong(_ -> {
                            long begin = System.nanoTime();
                            assertTrue(!question.get().isEmpty(), what);
                            return System.nanoTime() - begin;
                        })
                        .sorted()
                        .toArray();
        Duration median = Duration.ofNanos(taken[ROUNDS / 2]);
        assertTrue(
                !LONG || median.toMillis() <= milliseconds,
                () -> what + ": " + median + " of " + Arrays.toString(taken));
    }

    private static long sum(List<PeerSum> sums) {
        return sums.stream().mapToLong(PeerSum::occurrences).sum();
    }

    private static List<LedgerRow> rows() {
        List<LedgerRow> rows = new ArrayList<>();
        for (int upstream = 0; upstream < UPSTREAMS; upstream++) {
            for (String message : MESSAGES) {
                for (String element : ELEMENTS) {
                    rows.add(
                            new LedgerRow(
                                    new LedgerKey(
                                            new Label("upstream-" + upstream),
                                            Direction.TO_UPSTREAM,
                                            new Label(message),
                                            element),
                                    element.startsWith("sip2:A")
                                            ? Disposition.BLANKED
                                            : Disposition.PASSED,
                                    1,
                                    14));
                }
            }
        }
        return rows;
    }
}
