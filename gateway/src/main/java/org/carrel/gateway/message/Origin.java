package org.carrel.gateway.message;

import java.net.InetAddress;
import org.carrel.config.Label;

/**
 * Where a request came from: a door, and one connection through it.
 *
 * @param terminals the listener's name
 * @param connection a number of this connection alone, never given twice by one process
 * @param address the peer's address; never logged
 */
public record Origin(Label terminals, long connection, InetAddress address) {

    @Override
    public boolean equals(Object other) {
        return other instanceof Origin origin && origin.connection == connection;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(connection);
    }

    @Override
    public String toString() {
        return terminals + " connection " + connection;
    }
}
