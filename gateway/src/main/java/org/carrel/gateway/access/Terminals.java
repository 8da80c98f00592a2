package org.carrel.gateway.access;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.carrel.config.ListenerConfig;
import org.carrel.gateway.message.Origin;
import org.carrel.gateway.message.Refused;
import org.carrel.gateway.message.Request;
import org.carrel.gateway.watch.Outcome;

/** Every connected terminal. Any thread. */
public final class Terminals {
    private final Map<Origin, Terminal> connected = new ConcurrentHashMap<>();

    /** Notes a terminal that came in. */
    public Terminal arrive(Origin origin, ListenerConfig door) {
        return arrive(origin, door, false);
    }

    /**
     * Notes a terminal that came in.
     *
     * @param loggedIn whether it has said already who it is
     */
    public Terminal arrive(Origin origin, ListenerConfig door, boolean loggedIn) {
        Terminal terminal = new Terminal(origin, door);
        terminal.loggedIn(loggedIn);
        connected.put(origin, terminal);
        return terminal;
    }

    /** Forgets a terminal that left. */
    public void depart(Origin origin) {
        connected.remove(origin);
    }

    /** Who sent this. */
    public Terminal identify(Request request) {
        Terminal terminal = connected.get(request.origin());
        if (terminal == null) {
            throw new Refused(Outcome.NOT_ALLOWED);
        }
        return terminal;
    }

    /** How many terminals are connected through this door. */
    public int connectedTo(ListenerConfig door) {
        return (int) connected.values().stream().filter(each -> each.door().equals(door)).count();
    }
}
