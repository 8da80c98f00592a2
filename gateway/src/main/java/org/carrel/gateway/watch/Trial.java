package org.carrel.gateway.watch;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.carrel.config.Endpoint;
import org.carrel.config.policy.OperationName;

/**
 * How a system stood a test, step by step: words of fixed lists, numbers and times, and nothing
 * that anybody said.
 *
 * @param takes what a SIP2 system says that it takes; empty where it does not say, or is none
 */
public record Trial(List<Step> steps, Set<OperationName> takes) {
    public Trial {
        steps = List.copyOf(steps);
        takes = takes.isEmpty() ? Set.of() : EnumSet.copyOf(takes);
    }

    /** What is tried. */
    public enum Kind {
        CONNECTION,
        ENCRYPTION,
        LOGIN,
        /** SIP2's 99. */
        STATUS,
        /** Z39.50's first word, with the login in it. */
        INIT,
        SEARCH
    }

    /** What came of it. */
    public enum Word {
        WELL,
        /** The configuration wants none. */
        NOT_NEEDED,
        /** It said no. */
        REFUSED,
        /** Nobody is there, or hung up. */
        NOBODY,
        /** It said nothing in time. */
        SILENT,
        /** It said what is no answer. */
        NONSENSE,
        /** It says that it is off line. */
        OFF_LINE,
        /** It does not know the question, which some do not have to. */
        NOT_KNOWN,
        /** All connections that may be open at once are in use. */
        NO_PLACE,
        /** What was to be searched for is no query, or none that may be asked there. */
        NO_QUERY,
        /** A file of certificates is not there, or holds none. */
        UNREADABLE;

        /** The word for an exchange that ended without an answer. */
        public static Word of(Outcome outcome) {
            return switch (outcome) {
                case UPSTREAM_TIMEOUT -> SILENT;
                case UPSTREAM_UNAVAILABLE -> NOBODY;
                case TOO_MUCH -> NO_PLACE;
                default -> NONSENSE;
            };
        }
    }

    /**
     * One step.
     *
     * @param at where it was tried
     * @param number how many records a search found, or the number of the diagnostic it ended with
     */
    public record Step(
            Kind kind, Word word, Optional<Endpoint> at, long millis, OptionalLong number) {}

    /** Whether nothing is in the way of a question. */
    public boolean isWell() {
        return !steps.isEmpty()
                && switch (steps.getLast().word()) {
                    case WELL, NOT_NEEDED, NOT_KNOWN -> true;
                    case REFUSED,
                            NOBODY,
                            SILENT,
                            NONSENSE,
                            OFF_LINE,
                            NO_PLACE,
                            NO_QUERY,
                            UNREADABLE ->
                            false;
                };
    }

    /** A test that goes on; each step lasts since the one before. Any thread, one after another. */
    public static final class Course {
        private final List<Step> steps = new ArrayList<>();
        private final Set<OperationName> takes = EnumSet.noneOf(OperationName.class);
        private Optional<Endpoint> at = Optional.empty();
        private long since = System.nanoTime();

        /** The next steps are tried there. */
        public synchronized void at(Endpoint place) {
            at = Optional.of(place);
            since = System.nanoTime();
        }

        /** A step is over; whether others may follow. */
        public boolean tell(Kind kind, Word word) {
            return tell(kind, word, OptionalLong.empty());
        }

        /** The same with a number that belongs to it. */
        public synchronized boolean tell(Kind kind, Word word, OptionalLong number) {
            long now = System.nanoTime();
            steps.add(new Step(kind, word, at, TimeUnit.NANOSECONDS.toMillis(now - since), number));
            since = now;
            return word == Word.WELL || word == Word.NOT_NEEDED;
        }

        /** What it says that it takes. */
        public synchronized void takes(Set<OperationName> operations) {
            takes.addAll(operations);
        }

        /** How it went so far. */
        public synchronized Trial trial() {
            return new Trial(steps, takes);
        }
    }
}
