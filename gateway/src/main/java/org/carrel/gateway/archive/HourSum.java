package org.carrel.gateway.archive;

import java.time.Instant;
import org.carrel.gateway.ledger.Disposition;

/**
 * What became of all elements within one hour, on their way to anybody.
 *
 * @param begin its first moment
 * @param left how many elements stood on a wire
 * @param stayed how many came in and stayed here
 */
public record HourSum(Instant begin, long left, long stayed) {

    static HourSum of(Instant begin, Disposition disposition, long occurrences) {
        return disposition.leaves()
                ? new HourSum(begin, occurrences, 0)
                : new HourSum(begin, 0, occurrences);
    }

    HourSum plus(HourSum other) {
        return new HourSum(begin, left + other.left, stayed + other.stayed);
    }
}
