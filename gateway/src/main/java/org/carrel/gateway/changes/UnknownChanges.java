package org.carrel.gateway.changes;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.carrel.config.Label;
import org.carrel.config.policy.OperationName;

/**
 * The list of changes of which nobody can tell whether they were done, as staff see it: beside a
 * gateway that runs, or without one.
 */
public final class UnknownChanges {
    /** No upstream may take so long; what is open for longer lost its gateway. */
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final StaffList from;

    private UnknownChanges(StaffList from) {
        this.from = from;
    }

    /** Those of the journal in this storage. */
    public static UnknownChanges of(Path storage) {
        return new UnknownChanges(StaffList.of(new Pages(storage)));
    }

    /**
     * Those of several gateways.
     *
     * @param book stays the caller's to close
     */
    public static UnknownChanges of(CommonBook book) {
        return new UnknownChanges(StaffList.of(book));
    }

    /**
     * One of them.
     *
     * @param reference what the terminal's screen showed
     * @param asked when
     * @param why it is on the list: no answer came, or it was kept for later and then refused or
     *     could not be told in time
     */
    public record Unknown(
            String reference,
            Instant asked,
            Label terminals,
            Label upstream,
            OperationName operation,
            Why why) {}

    /** Why staff have to look at a change. */
    public enum Why {
        NO_ANSWER("no answer"),
        REFUSED("kept, then refused"),
        EXPIRED("kept, too old");

        private final String text;

        Why(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }

        private static Why of(State state) {
            return switch (state) {
                case REFUSED -> REFUSED;
                case EXPIRED -> EXPIRED;
                default -> NO_ANSWER;
            };
        }
    }

    /**
     * All that are not settled, the oldest first.
     *
     * @throws JournalTrouble if the journal cannot be read
     */
    public List<Unknown> list(Instant now) {
        return entries(now).stream()
                .map(each ->
                        new Unknown(
                                each.reference(),
                                each.begun(),
                                each.terminals(),
                                each.upstream(),
                                each.operation(),
                                Why.of(each.state())))
                .toList();
    }

    /**
     * Takes one off the list; a gateway that runs takes it up within seconds, another when it is
     * started.
     *
     * @param done whether it was done or has been put right, so that a repeated payment is told so;
     *     otherwise it may be asked again
     * @return false if there is none of that reference
     * @throws JournalTrouble if it cannot be written down
     */
    public boolean settle(String reference, boolean done, Instant now) {
        Settlement settlement = new Settlement(reference, done);
        List<Entry> meant = entries(now).stream().filter(settlement::isOf).toList();
        meant.forEach(each -> from.settle(each, settlement));
        return !meant.isEmpty();
    }

    private List<Entry> entries(Instant now) {
        return from.entries().stream().filter(each -> isUnknown(each, now)).toList();
    }

    private static boolean isUnknown(Entry entry, Instant now) {
        return entry.state().isListed()
                || (entry.state() == State.OPEN && entry.begun().plus(LONGEST).isBefore(now));
    }
}
