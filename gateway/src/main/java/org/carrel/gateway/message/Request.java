package org.carrel.gateway.message;

/**
 * A message that a terminal sent, and where it came from. Trusted by nobody; closing it wipes the
 * message.
 */
public record Request(Message message, Origin origin) implements AutoCloseable {
    @Override
    public void close() {
        message.close();
    }
}
