package org.carrel.gateway.session;

import java.util.EnumSet;
import java.util.Set;
import org.carrel.gateway.privacy.SafeAnswer;
import org.carrel.gateway.watch.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * What a terminal was answered last, for when it asks the same again or did not understand. On the
 * terminal's event loop, but for what says otherwise.
 */
final class LastWord {
    private static final Set<Outcome> MAY_END_BETTER =
            EnumSet.of(
                    Outcome.UPSTREAM_UNAVAILABLE,
                    Outcome.UPSTREAM_TIMEOUT,
                    Outcome.UPSTREAM_NONSENSE,
                    Outcome.FOREIGN_ANSWER,
                    Outcome.NO_TOKEN,
                    Outcome.FAULT);

    private volatile @Nullable SafeAnswer answer;
    private @Nullable Asked question;
    private int number;

    /** Takes over an answer that was sent under this number, and wipes the one before. */
    void keep(SafeAnswer sent, @Nullable Asked answered, int under) {
        forget();
        answer = sent;
        question = answered;
        number = under;
    }

    /** The last answer, which stays here; null where there is none. */
    @Nullable SafeAnswer answer() {
        return answer;
    }

    /** The number under which it was sent last. */
    int number() {
        return number;
    }

    /** Notes that it was sent once more. */
    void sentAgain(int under) {
        number = under;
    }

    /**
     * Whether this question was the last one and its answer is still good. A refusal because the
     * upstream was away is not: the terminal may have better luck now.
     */
    boolean isOn(Asked again) {
        SafeAnswer known = answer;
        return known != null
                && question != null
                && again.repeats(question)
                && !MAY_END_BETTER.contains(known.outcome());
    }

    /** Whether there is something to forget; any thread. */
    boolean isKept() {
        return answer != null;
    }

    /** Wipes it. */
    void forget() {
        SafeAnswer before = answer;
        answer = null;
        question = null;
        if (before != null) {
            before.close();
        }
    }
}
