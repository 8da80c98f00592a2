package org.carrel.gateway.console;

/** The console cannot be opened; its message is for whoever started the gateway. */
public final class ConsoleShut extends RuntimeException {
    private static final long serialVersionUID = 1;

    public ConsoleShut(String message) {
        super(message);
    }
}
