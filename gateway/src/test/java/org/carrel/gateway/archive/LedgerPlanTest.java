package org.carrel.gateway.archive;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.carrel.config.Storage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the built-in database finds sums after many days and a restart. */
class LedgerPlanTest {
    private static final String LINES =
            """
            insert into ledger_line (id, direction, peer, message, element, disposition)
            select x, 'to-upstream', 'press', '23', 'AA', concat('kind-', x)
            from system_range(1, 100)
            """;
    private static final String DAYS =
            """
            insert into ledger_day (on_day, line, occurrences, bytes)
            select dateadd(day, -d.x, date '2026-11-30'), l.x, 1, 1
            from system_range(1, 40) d, system_range(1, 100) l
            """;
    private static final String HOURS =
            """
            insert into ledger_hour (begins_at, line, occurrences, bytes)
            select dateadd(hour, -h.x, timestamp with time zone '2026-11-30 08:00:00+00'), l.x, 1, 1
            from system_range(1, 400) h, system_range(1, 100) l
            """;

    @TempDir private Path folder = Path.of("");

    @ParameterizedTest
    @CsvSource({
        "ledger_day, on_day = date '2026-11-25'",
        "ledger_hour, begins_at = timestamp with time zone '2026-11-30 02:00:00+00'"
    })
    void a_sum_is_one_row_that_is_looked_at(String table, String key) {
        String plan = plan("update %s set bytes = 0 where %s and line = 7".formatted(table, key));
        assertTrue(plan.matches("(?s).*scanCount: [12] .*"), plan);
    }

    @Test
    void the_hours_of_a_day_are_looked_for_on_that_day() {
        Instant midnight = Instant.parse("2026-11-30T00:00:00Z");
        String plan =
                plan(LedgerShelf.HOURS_OF_A_DAY, midnight, midnight.plus(Duration.ofHours(2)));
        assertTrue(plan.contains("scanCount: 301 "), plan); // two hours and the next
    }

    private String plan(String statement, Object... values) {
        Storage storage = Where.BUILT_IN.storage(folder);
        try (Archive archive = Where.open(storage, Clock.systemUTC())) {
            for (String rows : new String[] {LINES, DAYS, HOURS}) {
                archive.database().alter(transaction -> transaction.change(rows));
            }
        }
        try (Archive archive = Where.open(storage, Clock.systemUTC())) {
            return archive.database()
                    .work(transaction ->
                            transaction.rows(
                                    "explain analyze " + statement,
                                    row -> row.results().getString(1),
                                    values))
                    .getFirst();
        }
    }
}
