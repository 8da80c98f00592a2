package org.carrel.gateway.upstream;

import org.carrel.gateway.message.Answer;
import org.carrel.gateway.message.Refused;
import org.carrel.gateway.watch.Outcome;

/**
 * How a question ended: with an answer, which its receiver closes, or with the reason why there is
 * none.
 */
public sealed interface Reply {

    /** The upstream said something. */
    record Answered(Answer answer) implements Reply {}

    /** It did not, and nothing will come any more. */
    record Missed(Outcome outcome) implements Reply {}

    /**
     * The answer, for those who go on only with one.
     *
     * @throws Refused if there is none
     */
    default Answer orRefused() {
        return switch (this) {
            case Answered answered -> answered.answer();
            case Missed missed -> throw new Refused(missed.outcome());
        };
    }
}
