package org.carrel.gateway.target;

import org.carrel.gateway.watch.Outcome;

/**
 * What came of a question on a link.
 *
 * @param <A> the answers of its protocol
 */
sealed interface Heard<A> {

    /** The answer, which is the receiver's to close. */
    record Answer<A>(A answer) implements Heard<A> {}

    /**
     * None.
     *
     * @param spoken whether the other side had begun to answer, or may have begun to act
     */
    record Nothing<A>(Outcome outcome, boolean spoken) implements Heard<A> {}
}
