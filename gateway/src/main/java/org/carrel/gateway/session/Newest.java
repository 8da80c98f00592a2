package org.carrel.gateway.session;

import org.jspecify.annotations.Nullable;

/**
 * The question that came last, while it has no answer. The same again is then not a second
 * question: one answer serves both, under the number that was asked last. Two would put a terminal
 * that does not number its questions out of step for good, and one that takes a new number for
 * every try waits for the newest. On the terminal's event loop.
 */
final class Newest {
    private Arrival.@Nullable Question question;
    private int number;

    /** Takes note of a question; false where it is the same again, and not to be asked. */
    boolean isOther(Arrival.Question arrived) {
        boolean other = question == null || !arrived.asked().repeats(question.asked());
        if (other) {
            question = arrived;
        }
        number = arrived.asked().number();
        return other;
    }

    /** The number under which a question is to be answered; it is answered from here on. */
    int numberOf(Arrival.Question answered) {
        if (!answered.equals(question)) {
            return answered.asked().number();
        }
        question = null;
        return number;
    }
}
