package org.carrel.admin.facts;

import java.util.List;

/**
 * What became of each kind of element on its way to one side, within a day.
 *
 * @param day as YYYY-MM-DD
 * @param direction {@code to-upstream} or {@code to-terminals}
 */
public record PeerDayFacts(String day, String peer, String direction, List<Line> lines) {

    /**
     * One kind of element in one kind of message.
     *
     * @param message its code
     * @param element its name, for example {@code sip2:AA}
     * @param dataClass what it tells about a person
     * @param disposition what became of it, in the ledger's word
     * @param fate the same in fewer words
     * @param length the mean length of its values, in bytes
     */
    public record Line(
            String message,
            String element,
            String dataClass,
            String disposition,
            Fate fate,
            long occurrences,
            double length) {}
}
