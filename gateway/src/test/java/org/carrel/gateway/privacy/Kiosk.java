package org.carrel.gateway.privacy;

import java.net.InetAddress;
import org.carrel.config.ListenerConfig;
import org.carrel.gateway.access.Authorised;
import org.carrel.gateway.access.Authoriser;
import org.carrel.gateway.access.Terminal;
import org.carrel.gateway.access.Terminals;
import org.carrel.gateway.message.Message;
import org.carrel.gateway.message.Origin;
import org.carrel.gateway.message.Request;

/** A terminal at a door, on the real way to its tickets. */
final class Kiosk {
    private static long connections;

    private final Terminal terminal;

    Kiosk(ListenerConfig door) {
        Origin origin = new Origin(door.name(), ++connections, InetAddress.getLoopbackAddress());
        terminal = new Terminals().arrive(origin, door);
    }

    Terminal terminal() {
        return terminal;
    }

    /**
     * The ticket for this question.
     *
     * @throws org.carrel.gateway.message.Refused if its profile does not allow it
     */
    Authorised asks(Message question) {
        return new Authoriser().authorise(new Request(question, terminal.origin()), terminal);
    }
}
