package org.carrel.gateway.archive;

import java.time.Instant;
import org.carrel.config.Label;

/**
 * What became of all elements on their way to one peer within one hour.
 *
 * @param direction {@code to-upstream} or {@code to-terminals}
 * @param disposition what became of them, in the ledger's word
 * @param occurrences how many elements
 * @param bytes of their values
 */
public record HourSum(
        Instant begin,
        String direction,
        Label peer,
        String disposition,
        long occurrences,
        long bytes) {}
