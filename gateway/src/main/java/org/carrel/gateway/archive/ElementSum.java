package org.carrel.gateway.archive;

import org.carrel.config.Label;

/**
 * What became of one kind of element, in one kind of message, on its way to one peer.
 *
 * @param direction {@code to-upstream} or {@code to-terminals}
 * @param message the message's code, for SIP2 its two digits
 * @param element the element's name
 * @param disposition what became of it, in the ledger's word
 * @param occurrences how many elements
 * @param bytes of their values
 */
public record ElementSum(
        String direction,
        Label peer,
        Label message,
        String element,
        String disposition,
        long occurrences,
        long bytes) {}
