package org.carrel.gateway.access;

import org.carrel.config.policy.OperationName;
import org.carrel.gateway.message.Message;
import org.carrel.gateway.message.Request;

/** The ticket that says: this terminal may ask this. Only {@link Authoriser} issues it. */
public final class Authorised {
    private final Request request;
    private final Terminal terminal;
    private final OperationName operation;

    Authorised(Request request, Terminal terminal, OperationName operation) {
        this.request = request;
        this.terminal = terminal;
        this.operation = operation;
    }

    /** What was authorised. */
    public Request request() {
        return request;
    }

    /** The message as the terminal sent it. */
    public Message message() {
        return request.message();
    }

    public Terminal terminal() {
        return terminal;
    }

    public OperationName operation() {
        return operation;
    }
}
