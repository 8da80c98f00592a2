package org.carrel.gateway.archive;

import java.util.stream.Stream;

/**
 * The four questions that a contract with a vendor must answer, and what it says.
 *
 * @param collects what the vendor collects of readers
 * @param discloses whether it tells others
 * @param resells whether it sells any of it, be it summed up
 * @param keeps whether it keeps any of it after the contract's end
 */
public record ContractAnswers(Answer collects, Answer discloses, Answer resells, Answer keeps) {

    /** Nothing is known. */
    public static final ContractAnswers UNKNOWN =
            new ContractAnswers(Answer.OPEN, Answer.OPEN, Answer.OPEN, Answer.OPEN);

    /**
     * One answer.
     *
     * @param words the contract's own; at most 1000 characters
     */
    public record Answer(Reply reply, String words) {
        static final Answer OPEN = new Answer(Reply.UNKNOWN, "");
    }

    /** What an answer comes to. */
    public enum Reply {
        NO,
        YES,
        UNKNOWN
    }

    boolean areComplete() {
        return Stream.of(collects, discloses, resells, keeps)
                .noneMatch(each -> each.reply() == Reply.UNKNOWN);
    }
}
