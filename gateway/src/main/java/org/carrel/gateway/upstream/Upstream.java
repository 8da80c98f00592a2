package org.carrel.gateway.upstream;

import java.util.function.Consumer;
import org.carrel.gateway.privacy.SafeRequest;

/**
 * A system that answers questions. It takes nothing but a {@link SafeRequest}. Any thread; never
 * waits.
 */
public interface Upstream {

    /**
     * Asks. The request stays the caller's, open until the reply.
     *
     * @param home takes the reply, exactly once, on whatever thread it came; it is quick and does
     *     not throw
     */
    void ask(SafeRequest question, Consumer<Reply> home);

    /**
     * Finds out whether it can be asked just now, and may try to reach it for that, within its
     * timeout.
     *
     * @param home takes the finding, exactly once, on whatever thread it was made
     */
    void probe(Consumer<Boolean> home);
}
