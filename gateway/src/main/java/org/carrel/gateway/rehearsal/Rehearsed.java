package org.carrel.gateway.rehearsal;

import java.util.List;
import java.util.Optional;
import org.carrel.config.Label;
import org.carrel.gateway.watch.Outcome;

/**
 * What a rehearsal showed. It holds what was typed in and belongs on the screen on which that was
 * done, and nowhere else.
 *
 * @param upstream who would be asked; the front desk where the gateway answers itself
 * @param question what would become of the question on its way out
 * @param answer what would become of the answer on its way home
 * @param refusal why it would end before it is told to anyone, or come home as a no
 */
public record Rehearsed(
        Label upstream, List<Step> question, List<Step> answer, Optional<Outcome> refusal) {

    public Rehearsed {
        question = List.copyOf(question);
        answer = List.copyOf(answer);
    }

    /** What became of an element, as it is seen from both ends. */
    public enum Fate {
        /** It went on as it came. */
        PASSED,
        /** It went on without its value. */
        BLANKED,
        /** It was left out. */
        DROPPED,
        /** A token stood instead; here one drawn by lot, in the form of the real one. */
        TOKEN,
        /** The terminal's own word for the same came back. */
        RESTORED,
        /** A phrase of the catalogue stood instead of free text. */
        PHRASE,
        /** A short-lived alias stood instead. */
        ALIAS,
        /** A fixed text stood instead. */
        CONSTANT,
        /** Something less exact stood instead. */
        BANDED,
        /** Nobody had said it; the message must have it. */
        SUPPLIED
    }

    /**
     * One element.
     *
     * @param element as a policy names it
     * @param words the same for people
     * @param fate what became of it
     * @param before as it came; empty where nobody had said it
     * @param after as it went on; empty where it did not
     * @param why who rules it so
     */
    public record Step(
            String element, String words, Fate fate, String before, String after, String why) {}
}
