package org.carrel.admin.facts;

import java.util.List;
import java.util.Optional;

/**
 * How a system stood a test, step by step.
 *
 * @param well whether nothing is in the way of a question
 * @param takes the codes of the messages that a SIP2 system says it takes; empty where it does not
 *     say, or is none
 */
public record TrialFacts(String upstream, boolean well, List<Step> steps, List<String> takes) {
    public TrialFacts {
        steps = List.copyOf(steps);
        takes = List.copyOf(takes);
    }

    /**
     * One step.
     *
     * @param kind what was tried
     * @param word what came of it
     * @param at the address at which it was tried
     * @param number how many records a search found, or the diagnostic it ended with
     */
    public record Step(
            String kind, String word, Optional<String> at, long millis, Optional<Long> number) {

        /** Whether the next step could follow. */
        public boolean isWell() {
            return word.equals("well") || word.equals("not-needed") || word.equals("not-known");
        }
    }
}
