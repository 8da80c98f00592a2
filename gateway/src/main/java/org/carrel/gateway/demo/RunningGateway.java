package org.carrel.gateway.demo;

/** A gateway that runs until it is closed; all that the demonstration knows of it. */
public interface RunningGateway extends AutoCloseable {
    /** The port on loopback of a group of terminals, by its name in the configuration. */
    int port(String terminals);

    @Override
    void close();
}
