package org.carrel.admin.facts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What became of each kind of element on its way to one side, within a day or an hour of it.
 *
 * @param day as YYYY-MM-DD
 * @param hour the first moment of the one hour that is meant; nothing where all of the day is
 * @param direction {@code to-upstream} or {@code to-terminals}
 */
public record PeerDayFacts(
        String day, Optional<Instant> hour, String peer, String direction, List<Line> lines) {

    /** What stands behind the question mark of a link to the same day and hour. */
    public String span() {
        return "day=" + day + hour.map(each -> "&hour=" + each).orElse("");
    }

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
