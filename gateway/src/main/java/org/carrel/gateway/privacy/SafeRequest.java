package org.carrel.gateway.privacy;

import org.carrel.config.Label;
import org.carrel.config.policy.OperationName;
import org.carrel.gateway.access.Terminal;
import org.carrel.gateway.message.Message;

/**
 * The ticket that an upstream accepts: a message that holds only what this upstream may learn. Only
 * {@link PrivacyGuard} issues it, and its journey closes it.
 */
public final class SafeRequest implements AutoCloseable {
    private final Message message;
    private final Terminal terminal;
    private final OperationName operation;
    private final Label upstream;

    SafeRequest(Message message, Terminal terminal, OperationName operation, Label upstream) {
        this.message = message;
        this.terminal = terminal;
        this.operation = operation;
        this.upstream = upstream;
    }

    public Message message() {
        return message;
    }

    /** Who asks; an upstream is never told. */
    public Terminal terminal() {
        return terminal;
    }

    public OperationName operation() {
        return operation;
    }

    /** For whom it was made; for anybody else it is not safe. */
    public Label upstream() {
        return upstream;
    }

    @Override
    public void close() {
        message.close();
    }
}
