package org.carrel.gateway.ledger;

/**
 * One counter of the ledger, found once and then held beside the edit that it counts. Any thread.
 */
public final class Cell {
    private final Counters counters;
    private final int counter;
    private final LedgerKey key;
    private final Disposition disposition;

    Cell(Counters counters, LedgerKey key, Disposition disposition) {
        this.counters = counters;
        this.counter = counters.make();
        this.key = key;
        this.disposition = disposition;
    }

    /**
     * Counts one element at once. Right where the message is sure to leave, or not to; a message
     * that may still be held up is better counted on a {@link Slip}.
     *
     * @param bytes of its value in UTF-8: as it leaves (a column's width), or as it came where it
     *     stays here
     * @throws LedgerClosed if nothing can be counted now; then nothing may leave
     */
    public void count(int bytes) {
        counters.add(counter, bytes);
    }

    /** As {@link #count}, whether or not the ledger is open; for what does not leave. */
    void note(int bytes) {
        counters.note(counter, bytes);
    }

    int counter() {
        return counter;
    }

    LedgerKey key() {
        return key;
    }

    Disposition disposition() {
        return disposition;
    }
}
