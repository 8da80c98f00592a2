package org.carrel.gateway.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.carrel.config.Label;
import org.carrel.config.policy.OperationName;
import org.carrel.gateway.vault.Fingerprint;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two gateways and one database: what one has claimed the other does not get. */
class ChangeShelfTest {
    private static final Instant NOW = Instant.parse("2026-03-14T09:26:53.589Z");
    private static final Instant DOUBTED = NOW.minus(Duration.ofMinutes(10));
    private static final String IDS = "0".repeat(64);
    private static final Optional<ChangeLine> MINE = Optional.empty();

    @TempDir Path folder;

    /** What two gateways do on one database. */
    private interface Work {
        void run(ChangeShelf one, ChangeShelf other, Database database);
    }

    private void with(Where where, Work work) {
        try (Archive archive = Where.open(where.storage(folder), Clock.systemUTC())) {
            Database database = archive.database();
            ChangeShelf one = new ChangeShelf(database, "1".repeat(16));
            ChangeShelf other = new ChangeShelf(database, "2".repeat(16));
            one.beat(IDS);
            other.beat(IDS);
            work.run(one, other, database);
        }
    }

    @ParameterizedTest
    @EnumSource
    void what_is_open_at_one_is_the_others_to_wait_for_and_told_when_it_is_done(Where where) {
        with(
                where,
                (one, other, _) -> {
                    ChangeLine payment = payment(1, 11);
                    assertEquals(MINE, claim(one, payment));
                    assertEquals("open", claim(other, payment).orElseThrow().state());
                    one.write(List.of(List.of(payment.as("done"))));
                    assertEquals("done", claim(other, payment).orElseThrow().state());
                    assertEquals("done", claim(one, payment).orElseThrow().state());
                });
    }

    @ParameterizedTest
    @EnumSource
    void what_was_not_done_may_be_claimed_by_the_other(Where where) {
        with(
                where,
                (one, other, _) -> {
                    ChangeLine payment = payment(1, 11);
                    claim(one, payment);
                    other.write(List.of(List.of(payment.as("over"))));
                    assertNotEquals(
                            MINE, claim(other, payment), "only its own gateway can end it so");
                    one.write(List.of(List.of(payment.as("over"))));
                    assertEquals(MINE, claim(other, payment));
                });
    }

    @ParameterizedTest
    @EnumSource
    void another_date_is_the_same_while_it_is_in_doubt_and_no_longer(Where where) {
        with(
                where,
                (one, other, _) -> {
                    claim(one, payment(1, 11));
                    assertEquals("open", claim(other, payment(2, 11)).orElseThrow().state());
                    one.write(List.of(List.of(payment(1, 11).as("unheard"))));
                    assertEquals("unheard", claim(other, payment(3, 11)).orElseThrow().state());
                    assertEquals(MINE, claim(other, payment(4, 11)), "it was heard now");
                    assertEquals("done", claim(one, payment(2, 11)).orElseThrow().state());
                    assertEquals(MINE, claim(one, payment(5, 12)));
                    one.write(List.of(List.of(payment(5, 12).as("unknown"))));
                    assertEquals("unknown", claim(other, payment(6, 12)).orElseThrow().state());
                    assertEquals(
                            List.of(MINE),
                            other.claim(List.of(payment(7, 12)), NOW.plusSeconds(1)),
                            "in doubt for ten minutes and no longer");
                });
    }

    @ParameterizedTest
    @EnumSource
    void what_was_open_at_a_dead_gateway_is_unknown_and_its_own_yes_is_still_believed(Where where) {
        with(
                where,
                (one, other, database) -> {
                    ChangeLine payment = payment(1, 11);
                    claim(one, payment);
                    claim(other, payment(2, 12));
                    assertEquals(List.of(), other.beat(IDS));
                    database.alter(transaction ->
                            transaction.change(
                                    """
                                    update gateway_beat set beats_at = beats_at - interval '1' minute
                                    where gateway = ?
                                    """,
                                    "1".repeat(16)));
                    assertEquals(List.of("1"), references(other.unknown()));
                    assertEquals(List.of("1"), references(other.beat(IDS)));
                    assertEquals(List.of(), other.beat(IDS), "told once");
                    assertEquals("unknown", claim(other, payment).orElseThrow().state());
                    one.write(List.of(List.of(payment.as("done")))); // it had only been slow
                    assertEquals("done", claim(other, payment).orElseThrow().state());
                    assertEquals(List.of(), other.unknown());
                });
    }

    @ParameterizedTest
    @EnumSource
    void staff_settle_what_nobody_can_tell(Where where) {
        with(
                where,
                (one, other, _) -> {
                    claim(one, payment(1, 11));
                    claim(one, payment(2, 12));
                    one.write(
                            List.of(
                                    List.of(payment(1, 11).as("unknown")),
                                    List.of(payment(2, 12).as("unknown"))));
                    assertEquals(List.of("1", "2"), references(other.unknown()));
                    other.settle(payment(1, 11).as("done"));
                    other.settle(payment(2, 12).as("over"));
                    assertEquals(List.of(), one.unknown());
                    assertEquals("done", claim(one, payment(1, 11)).orElseThrow().state());
                    assertEquals(MINE, claim(other, payment(2, 12)));
                });
    }

    @ParameterizedTest
    @EnumSource
    void what_is_too_old_is_forgotten_but_never_while_it_is_open(Where where) {
        with(
                where,
                (one, _, _) -> {
                    claim(one, payment(1, 11));
                    claim(one, payment(2, 12));
                    claim(one, payment(3, 13));
                    one.write(
                            List.of(
                                    List.of(payment(2, 12).as("done")),
                                    List.of(payment(3, 13).as("unknown"))));
                    one.forget(Set.of(OperationName.HOLD), NOW.plusSeconds(1), NOW.plusSeconds(1));
                    assertEquals("done", claim(one, payment(2, 12)).orElseThrow().state());
                    one.forget(
                            Set.of(OperationName.FEE_PAID),
                            NOW.plusSeconds(1),
                            NOW.minusSeconds(1));
                    assertEquals(MINE, claim(one, payment(2, 12)));
                    assertEquals("unknown", claim(one, payment(3, 13)).orElseThrow().state());
                    one.forget(
                            Set.of(OperationName.FEE_PAID),
                            NOW.minusSeconds(1),
                            NOW.plusSeconds(1));
                    assertEquals("unknown", claim(one, payment(3, 13)).orElseThrow().state());
                    one.forget(
                            Set.of(OperationName.FEE_PAID), NOW.plusSeconds(1), NOW.plusSeconds(1));
                    assertEquals(MINE, claim(one, payment(3, 13)));
                    assertEquals("open", claim(one, payment(1, 11)).orElseThrow().state());
                });
    }

    @ParameterizedTest
    @EnumSource
    void gateways_draw_a_common_key_once_and_see_whether_their_token_keys_differ(Where where) {
        with(
                where,
                (one, other, _) -> {
                    Label changes = new Label("changes");
                    assertEquals("first", one.key(changes, "first"));
                    assertEquals("first", other.key(changes, "second"));
                    assertEquals(false, one.isAtOdds(IDS));
                    assertEquals(true, one.isAtOdds("1".repeat(64)));
                });
    }

    /** In earnest: both lay claim to the same hundred at the same moment, some by another date. */
    @ParameterizedTest
    @EnumSource(Where.class)
    void of_two_that_claim_at_the_same_moment_exactly_one_gets_each(Where where) {
        with(
                where,
                (one, other, _) -> {
                    for (int round = 0; round < 20; round++) {
                        int first = 1000 * (round + 1);
                        List<Long> mine = new ArrayList<>();
                        for (List<Long> each :
                                together(
                                        () -> claimed(one, first, 0),
                                        () -> claimed(other, first, 500))) {
                            mine.addAll(each);
                        }
                        assertEquals(100, mine.size(), "round " + round);
                        assertEquals(100, mine.stream().map(each -> each % 500).distinct().count());
                    }
                });
    }

    /** Even ones under the same print, odd ones under another date. */
    private static List<Long> claimed(ChangeShelf shelf, int first, int apart) {
        List<ChangeLine> asked = new ArrayList<>();
        for (int at = 0; at < 100; at++) {
            asked.add(payment(first + at + (at % 2) * apart, 100_000 + first + at));
        }
        List<Optional<ChangeLine>> found = shelf.claim(asked, DOUBTED);
        List<Long> mine = new ArrayList<>();
        for (int at = 0; at < asked.size(); at++) {
            if (found.get(at).isEmpty()) {
                mine.add(asked.get(at).print().second());
            }
        }
        return mine;
    }

    private static <T> List<T> together(Callable<T> one, Callable<T> other) {
        CyclicBarrier start = new CyclicBarrier(2);
        try (ExecutorService both = Executors.newFixedThreadPool(2)) {
            List<Future<T>> done = new ArrayList<>();
            for (Callable<T> each : List.of(one, other)) {
                done.add(
                        both.submit(() -> {
                            start.await();
                            return each.call();
                        }));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> each : done) {
                results.add(each.get());
            }
            return results;
        } catch (Exception broken) {
            throw new AssertionError(broken);
        }
    }

    private static Optional<ChangeLine> claim(ChangeShelf shelf, ChangeLine line) {
        List<Optional<ChangeLine>> found = shelf.claim(List.of(line), DOUBTED);
        assertTrue(found.size() == 1);
        return found.getFirst();
    }

    private static List<String> references(List<ChangeLine> lines) {
        return lines.stream().map(each -> Long.toString(each.print().second())).toList();
    }

    private static ChangeLine payment(long print, long look) {
        return new ChangeLine(
                NOW,
                "open",
                new Fingerprint(7, print),
                Optional.of(new Fingerprint(8, look)),
                OperationName.FEE_PAID,
                new Label("kiosks"),
                new Label("ils"),
                "");
    }
}
