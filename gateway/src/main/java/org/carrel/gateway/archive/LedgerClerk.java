package org.carrel.gateway.archive;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.carrel.gateway.ledger.Disposition;
import org.carrel.gateway.ledger.Ledger;
import org.carrel.gateway.ledger.LedgerHour;
import org.carrel.gateway.ledger.LedgerKey;
import org.carrel.gateway.ledger.LedgerRow;
import org.jspecify.annotations.Nullable;

/**
 * Carries what the ledger counted to its shelf: of each hour what came since the last time. What
 * could not be put there is carried the next time, for as long as the ledger keeps its hours. One
 * thread.
 */
public final class LedgerClerk {
    private final Ledger ledger;
    private final LedgerShelf shelf;
    private final Map<Instant, Map<Kind, LedgerRow>> carried = new HashMap<>();

    public LedgerClerk(Ledger ledger, LedgerShelf shelf) {
        this.ledger = ledger;
        this.shelf = shelf;
    }

    private record Kind(LedgerKey key, Disposition disposition) {}

    /**
     * Carries everything that is new.
     *
     * @throws ArchiveTrouble where it cannot be put there
     */
    public void carry() {
        List<LedgerHour> hours = new ArrayList<>(ledger.hours());
        hours.add(ledger.runningHour());
        hours.forEach(this::carry);
        carried.keySet().retainAll(hours.stream().map(LedgerHour::begin).toList());
    }

    private void carry(LedgerHour hour) {
        Map<Kind, LedgerRow> before = carried.getOrDefault(hour.begin(), Map.of());
        List<LedgerRow> fresh = new ArrayList<>();
        Map<Kind, LedgerRow> now = new HashMap<>();
        for (LedgerRow row : hour.rows()) {
            Kind kind = new Kind(row.key(), row.disposition());
            LedgerRow more = without(row, before.get(kind));
            now.put(kind, row);
            if (more.occurrences() > 0) {
                fresh.add(more);
            }
        }
        if (!fresh.isEmpty()) {
            shelf.add(hour.begin(), fresh);
        }
        carried.put(hour.begin(), now);
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
