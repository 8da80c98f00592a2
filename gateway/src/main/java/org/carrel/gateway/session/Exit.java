package org.carrel.gateway.session;

import org.carrel.gateway.privacy.SafeAnswer;

/**
 * The way out to a terminal: it takes safe answers and nothing else. Used on the terminal's event
 * loop, but for {@link #onLoop}.
 */
public interface Exit {
    /** Runs this on the terminal's event loop: at once if the caller is there. */
    void onLoop(Runnable task);

    /**
     * Sends an answer under the number of its question; the answer stays the caller's.
     *
     * @return false if it was kept back, because it could not be counted as disclosed
     */
    boolean send(SafeAnswer answer, int sequence);

    /** Stops or resumes reading, so that a terminal cannot ask faster than it is answered. */
    void reading(boolean on);

    /** Closes the connection behind what was sent before. */
    void close();
}
