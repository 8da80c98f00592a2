package org.carrel.gateway.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.carrel.config.Label;
import org.carrel.gateway.ledger.Verdict.Count;
import org.carrel.gateway.ledger.Verdict.Difference;
import org.carrel.gateway.watch.GatewayEvent;
import org.carrel.gateway.watch.Watchers;

/**
 * Compares ledger and tap while messages travel. A message is counted by both within one turn of
 * its event loop, so each loop is asked between two turns what it counted, and no message is ever
 * half told. Occurrences must be the same to the one. Bytes must be the same where the peer speaks
 * UTF-8; in a narrower charset each character is one byte on the wire and one to four in the
 * ledger.
 */
public final class Reconciliation {
    private static final int WIDEST_CHARACTER = 4;

    private final Ledger ledger;
    private final TapBook taps;
    private volatile Set<Label> narrow;
    private final Watchers watchers;

    /**
     * @param narrow the peers whose charset is not UTF-8
     */
    public Reconciliation(Ledger ledger, TapBook taps, Set<Label> narrow, Watchers watchers) {
        this.ledger = ledger;
        this.taps = taps;
        this.narrow = Set.copyOf(narrow);
        this.watchers = watchers;
    }

    /** These peers' charsets are not UTF-8 either; whose once was not is taken so for ever. */
    public synchronized void learn(Set<Label> more) {
        Set<Label> all = new HashSet<>(narrow);
        all.addAll(more);
        narrow = Set.copyOf(all);
    }

    /**
     * Compares all that was counted since the gateway started, and tells the watchers where it does
     * not agree. Waits for the loops, so it is not for one of them.
     *
     * @param loops every event loop that has sockets
     */
    public Verdict compare(Iterable<? extends Executor> loops) {
        Sums told = new Sums(0);
        Sums seen = new Sums(0);
        Set<Thread> asked = ConcurrentHashMap.newKeySet();
        for (Executor loop : loops) {
            CompletableFuture.runAsync(
                            () -> {
                                asked.add(Thread.currentThread());
                                told.add(ledger.counters().here());
                                seen.add(taps.counters().here());
                            },
                            loop)
                    .join();
        }
        told.add(ledger.counters().except(asked));
        seen.add(taps.counters().except(asked));
        return verdict(byLedger(told), byTap(seen));
    }

    private Verdict verdict(Map<LedgerKey, Count> told, Map<LedgerKey, Count> seen) {
        Set<LedgerKey> keys = new TreeSet<>(told.keySet());
        keys.addAll(seen.keySet());
        List<Difference> differences = new ArrayList<>();
        for (LedgerKey key : keys) {
            Count ledgers = told.getOrDefault(key, Count.NOTHING);
            Count tapped = seen.getOrDefault(key, Count.NOTHING);
            if (!agree(key, ledgers, tapped)) {
                differences.add(new Difference(key, ledgers, tapped));
            }
        }
        if (differences.isEmpty()) {
            return new Verdict.Reconciled(keys.size());
        }
        watchers.tell(new GatewayEvent.LedgerUnreconciled(differences.size()));
        return new Verdict.Unreconciled(differences);
    }

    private boolean agree(LedgerKey key, Count told, Count seen) {
        boolean sameBytes =
                narrow.contains(key.peer())
                        ? seen.bytes() <= told.bytes()
                                && told.bytes() <= seen.bytes() * WIDEST_CHARACTER
                        : seen.bytes() == told.bytes();
        return told.occurrences() == seen.occurrences() && sameBytes;
    }

    private Map<LedgerKey, Count> byLedger(Sums sums) {
        Map<LedgerKey, Count> counts = new HashMap<>();
        for (Cell cell : ledger.cells()) {
            if (cell.disposition().leaves() && ledger.vocabulary().isOnAWire(cell.key())) {
                add(counts, cell.key(), sums, cell.counter());
            }
        }
        return counts;
    }

    private Map<LedgerKey, Count> byTap(Sums sums) {
        Map<LedgerKey, Count> counts = new HashMap<>();
        taps.each((counter, key) -> add(counts, key, sums, counter));
        return counts;
    }

    private LedgerKey comparable(LedgerKey key) {
        String element = ledger.comparable(key.element());
        return new LedgerKey(key.peer(), key.direction(), key.message(), element);
    }

    private void add(Map<LedgerKey, Count> counts, LedgerKey key, Sums sums, int counter) {
        if (sums.occurrences(counter) > 0) {
            Count count = new Count(sums.occurrences(counter), sums.bytes(counter));
            counts.merge(comparable(key), count, Count::plus);
        }
    }
}
