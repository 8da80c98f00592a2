package org.carrel.gateway.privacy;

import org.carrel.gateway.message.Message;
import org.carrel.gateway.watch.Outcome;

/**
 * The ticket that a terminal's socket accepts: an answer that holds only what this terminal may
 * see. Only {@link PrivacyGuard} issues it.
 */
public final class SafeAnswer implements AutoCloseable {
    private final Message message;
    private final Outcome outcome;

    SafeAnswer(Message message, Outcome outcome) {
        this.message = message;
        this.outcome = outcome;
    }

    public Message message() {
        return message;
    }

    /** How the exchange ended. */
    public Outcome outcome() {
        return outcome;
    }

    @Override
    public void close() {
        message.close();
    }
}
