package org.carrel.gateway.archive;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.carrel.config.Label;
import org.carrel.gateway.ledger.Disposition;
import org.carrel.gateway.ledger.Ledger;
import org.carrel.gateway.ledger.LedgerHour;
import org.carrel.gateway.ledger.LedgerKey;
import org.carrel.gateway.ledger.LedgerRow;
import org.jspecify.annotations.Nullable;

/**
 * Carries what the ledger counted to its shelf: of each hour what came since the last time. What
 * could not be put there is carried the next time, for as long as the ledger keeps its hours. Any
 * thread.
 */
public final class LedgerClerk {
    private final Ledger ledger;
    private final LedgerShelf shelf;
    private final Label ourselves;
    private final Map<Instant, Map<Kind, LedgerRow>> carried = new HashMap<>();

    /**
     * @param ourselves a peer of the ledger that is the gateway; what it is asked leaves no
     *     building
     */
    public LedgerClerk(Ledger ledger, LedgerShelf shelf, Label ourselves) {
        this.ledger = ledger;
        this.shelf = shelf;
        this.ourselves = ourselves;
    }

    private record Kind(LedgerKey key, Disposition disposition) {}

    /**
     * Carries everything that is new.
     *
     * @throws ArchiveTrouble where it cannot be put there
     */
    public synchronized void carry() {
        List<LedgerHour> hours = counted();
        hours.forEach(this::carry);
        carried.keySet().retainAll(hours.stream().map(LedgerHour::begin).toList());
    }

    /**
     * Does something with what is not on the shelf yet; nothing is carried there meanwhile, so that
     * shelf and this together are all.
     */
    synchronized <T> T withUncarried(Function<List<LedgerHour>, T> work) {
        return work.apply(
                counted().stream()
                        .map(hour -> new LedgerHour(hour.begin(), fresh(hour)))
                        .filter(hour -> !hour.rows().isEmpty())
                        .toList());
    }

    LedgerShelf shelf() {
        return shelf;
    }

    private List<LedgerHour> counted() {
        return Stream.concat(ledger.hours().stream(), Stream.of(ledger.runningHour()))
                .map(this::withoutOurselves)
                .toList();
    }

    private LedgerHour withoutOurselves(LedgerHour hour) {
        return new LedgerHour(
                hour.begin(),
                hour.rows().stream().filter(row -> !row.key().peer().equals(ourselves)).toList());
    }

    private void carry(LedgerHour hour) {
        List<LedgerRow> fresh = fresh(hour);
        if (!fresh.isEmpty()) {
            shelf.add(hour.begin(), fresh);
        }
        carried.put(
                hour.begin(),
                hour.rows().stream().collect(Collectors.toMap(LedgerClerk::kind, row -> row)));
    }

    private List<LedgerRow> fresh(LedgerHour hour) {
        Map<Kind, LedgerRow> before = carried.getOrDefault(hour.begin(), Map.of());
        return hour.rows().stream()
                .map(row -> without(row, before.get(kind(row))))
                .filter(row -> row.occurrences() > 0)
                .toList();
    }

    private static Kind kind(LedgerRow row) {
        return new Kind(row.key(), row.disposition());
    }

    private static LedgerRow without(LedgerRow row, @Nullable LedgerRow before) {
        return before == null
                ? row
                : new LedgerRow(
                        row.key(),
                        row.disposition(),
                        row.occurrences() - before.occurrences(),
                        row.bytes() - before.bytes());
    }
}
