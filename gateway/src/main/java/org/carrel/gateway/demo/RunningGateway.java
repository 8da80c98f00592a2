package org.carrel.gateway.demo;

import java.util.Optional;

/** A gateway that runs until it is closed; all that the demonstration knows of it. */
public interface RunningGateway extends AutoCloseable {
    /** The port on loopback of a group of terminals, by its name in the configuration. */
    int port(String terminals);

    /** What is to be said of the console; nothing where there is none. */
    Optional<String> console();

    @Override
    void close();
}
