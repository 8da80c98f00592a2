package org.carrel.gateway;

import java.util.Optional;
import org.carrel.gateway.ledger.Verdict;
import org.carrel.gateway.listen.Listeners;

/** What of an open gateway can be seen through its window, and asked from there. Any thread. */
interface Premises {

    /** The configuration in force, and how another takes its place. */
    LiveConfig live();

    /** The configuration's file, by which a change is still there after a restart. */
    FileInForce file();

    /** What it keeps over restarts. */
    Keeping keeping();

    /** Its doors. */
    Listeners listeners();

    /** What the last comparison of ledger and taps found. */
    Optional<Verdict> lastVerdict();

    /**
     * Compares what was accounted for with what the taps saw leave; tells the watchers where they
     * differ.
     */
    Verdict reconcile();
}
