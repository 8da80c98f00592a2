package org.carrel.gateway.catalogue;

import java.util.concurrent.atomic.LongAdder;
import org.carrel.config.CatalogueConfig.Limits;
import org.carrel.gateway.enquiry.TurnedDown;
import org.carrel.gateway.watch.Outcome;
import org.carrel.z3950.Diagnostic;

/** What one client address asked of one door within a minute. Any thread. */
final class Allowance {
    private static final int KIBIBYTE = 1024;

    private final Limits limits;
    private final LongAdder searches = new LongAdder();
    private final LongAdder records = new LongAdder();
    private final LongAdder bytes = new LongAdder();

    Allowance(Limits limits) {
        this.limits = limits;
    }

    /**
     * Counts one search or scan.
     *
     * @throws TurnedDown where it is one too many (diagnostic 31)
     */
    void search() {
        searches.increment();
        insist(searches.sum(), limits.searches());
        insistOnBytes();
    }

    /**
     * Counts records that are asked for.
     *
     * @throws TurnedDown where they are too many (diagnostic 31)
     */
    void records(int count) {
        records.add(count);
        insist(records.sum(), limits.records());
        insistOnBytes();
    }

    /** Counts what went out. */
    void sent(int count) {
        bytes.add(count);
    }

    private void insistOnBytes() {
        insist(bytes.sum(), limits.kibibytes() * (long) KIBIBYTE);
    }

    private static void insist(long asked, long limit) {
        if (limit > 0 && asked > limit) {
            throw new TurnedDown(Diagnostic.NO_DATA_RESOURCES, Outcome.TOO_MUCH);
        }
    }
}
