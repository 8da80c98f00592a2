package org.carrel.gateway.access;

import java.net.InetAddress;
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

    /** Whether a peer with this address may come in through this door. */
    public boolean mayEnter(ListenerConfig door, InetAddress address) {
        return door.allow().isEmpty()
                || door.allow().stream().anyMatch(range -> range.contains(address));
    }

    /** Notes a terminal that came in. */
    public Terminal arrive(Origin origin, ListenerConfig door) {
        Terminal terminal = new Terminal(origin, door);
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
