package org.carrel.gateway.message;

/** What an upstream said. Trusted by nobody, ourselves included; closing it wipes the message. */
public record Answer(Message message) implements AutoCloseable {
    @Override
    public void close() {
        message.close();
    }
}
