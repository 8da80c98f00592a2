package org.carrel.gateway.load;

/**
 * The numbers that a run searches for: each is another, and large enough that as many records can
 * be fetched as a plan may wish. YAZ's test server finds as many records as the number says.
 * Belongs to the one event loop of a run.
 */
final class SearchNumbers {
    /** The least number, so that there are always records enough. */
    static final int LEAST = 1_000;

    /** Below what a server can count in 32 bits. */
    private static final int GREATEST = 1_000_000_000;

    private int last = LEAST - 1;

    /** The next number; after a thousand million they begin again. */
    int next() {
        last = last == GREATEST ? LEAST : last + 1;
        return last;
    }
}
