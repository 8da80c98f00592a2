package org.carrel.gateway.upstream;

import org.carrel.gateway.message.Answer;
import org.carrel.gateway.message.Refused;
import org.carrel.gateway.privacy.SafeRequest;

/** A system that answers questions. It takes nothing but a {@link SafeRequest}. */
public interface Upstream {

    /**
     * Asks and waits, on the session's virtual thread. The request stays the caller's; the answer
     * is the caller's to close.
     *
     * @throws Refused if there is no answer in time
     */
    Answer ask(SafeRequest question);

    /** Whether it can be asked just now; may try to reach it, within its timeout. */
    boolean isReachable();
}
