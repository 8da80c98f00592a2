package org.carrel.gateway.ledger;

import java.util.Arrays;

/** What a number of counters stood at, at one moment. Grows by adding, so one thread. */
final class Sums {
    private long[] occurrences;
    private long[] bytes;

    Sums(int counters) {
        occurrences = new long[counters];
        bytes = new long[counters];
    }

    /** A counter that was made later stands at 0. */
    long occurrences(int counter) {
        return counter < occurrences.length ? occurrences[counter] : 0;
    }

    long bytes(int counter) {
        return counter < bytes.length ? bytes[counter] : 0;
    }

    void add(int counter, long moreOccurrences, long moreBytes) {
        if (counter >= occurrences.length) {
            occurrences = Arrays.copyOf(occurrences, counter + 64);
            bytes = Arrays.copyOf(bytes, counter + 64);
        }
        occurrences[counter] += moreOccurrences;
        bytes[counter] += moreBytes;
    }

    void add(Sums other) {
        for (int counter = 0; counter < other.occurrences.length; counter++) {
            add(counter, other.occurrences[counter], other.bytes[counter]);
        }
    }
}
