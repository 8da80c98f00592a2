package org.carrel.gateway.catalogue;

import java.util.List;
import org.carrel.gateway.enquiry.Finding.Found;

/**
 * How much may be sent to a client at once (z3950.md §6.2).
 *
 * @param preferred the most bytes in one answer with several records
 * @param exceptional the most bytes in an answer with a single one
 */
record Sizes(int preferred, int exceptional) {
    /** What is in force before an Init said otherwise, and the most that is ever granted. */
    static final Sizes LARGEST = new Sizes(1 << 20, 1 << 20);

    /** What stands around a record, in bytes, at the most. */
    private static final int AROUND = 64;

    /** How many of these records go out now; always at least one, for it was asked for. */
    int fitting(List<Found> records) {
        long size = 0;
        int fitting = 0;
        for (Found each : records) {
            size += of(each);
            if (fitting > 0 && size > preferred) {
                return fitting;
            }
            fitting++;
        }
        return fitting;
    }

    /** About how many bytes these take in an answer. */
    static int of(List<Found> records) {
        int size = 0;
        for (Found each : records) {
            size += of(each);
        }
        return size;
    }

    /** About how many bytes what stands in one slot takes in an answer. */
    static int of(Found found) {
        return AROUND
                + (found instanceof Found.Retrieved(var _, var body) ? body.readableBytes() : 0);
    }
}
