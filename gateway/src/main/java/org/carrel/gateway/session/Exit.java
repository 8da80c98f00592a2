package org.carrel.gateway.session;

import org.carrel.gateway.privacy.SafeAnswer;

/** The way out to a terminal: it takes safe answers and nothing else. Any thread. */
public interface Exit {
    /** Sends an answer under the number of its question; the answer stays the caller's. */
    void send(SafeAnswer answer, int sequence);

    /** Stops or resumes reading, so that a terminal cannot ask faster than it is answered. */
    void reading(boolean on);

    /** Closes the connection behind what was sent before. */
    void close();
}
