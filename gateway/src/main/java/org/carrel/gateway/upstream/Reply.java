package org.carrel.gateway.upstream;

import org.carrel.gateway.message.Answer;
import org.carrel.gateway.message.Message;
import org.carrel.gateway.message.Refused;
import org.carrel.gateway.watch.Outcome;

/**
 * How a question ended: with an answer, which its receiver closes, or with the reason why there is
 * none.
 */
public sealed interface Reply {

    /** The upstream said something. */
    record Answered(Answer answer) implements Reply {}

    /**
     * It did not, and nothing will come any more.
     *
     * @param sent whether the question may have reached it
     */
    record Missed(Outcome outcome, boolean sent) implements Reply {}

    /** Whether the question may have reached the upstream. */
    default boolean wasSent() {
        return switch (this) {
            case Answered _ -> true;
            case Missed missed -> missed.sent();
        };
    }

    /** Whether there was no connection, or it broke. */
    default boolean isBroken() {
        return this instanceof Missed missed && missed.outcome() == Outcome.UPSTREAM_UNAVAILABLE;
    }

    /** Whether the upstream said that it did not understand, and so did nothing. */
    default boolean isNotUnderstood() {
        return this instanceof Missed missed
                && missed.outcome() == Outcome.UPSTREAM_NONSENSE
                && !missed.sent();
    }

    /**
     * Whether it answers something else: who says that may go on answering what was asked before.
     */
    default boolean isOutOfStepWith(Message question) {
        return this instanceof Answered answered
                && answered.answer().message().answers(question) != Message.Agreement.AGREES;
    }

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
