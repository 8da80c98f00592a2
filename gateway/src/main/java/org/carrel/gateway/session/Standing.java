package org.carrel.gateway.session;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.carrel.config.ListenerConfig;
import org.carrel.gateway.access.Terminal;
import org.carrel.gateway.message.Message;
import org.carrel.gateway.privacy.PatronRecall;
import org.carrel.gateway.vault.Likeness;
import org.carrel.gateway.watch.GatewayEvent;
import org.carrel.gateway.watch.GatewayEvent.VisitEnd;
import org.carrel.gateway.watch.Watchers;

/**
 * The configuration under which one session stands, from one question to the next. On the
 * terminal's event loop, but for what says otherwise.
 */
final class Standing {
    private final Terminal terminal;
    private final House house;
    private volatile Stations stations;

    /**
     * @param stations under which it begins
     */
    Standing(Terminal terminal, Stations stations, House house) {
        this.terminal = terminal;
        this.stations = stations;
        this.house = house;
    }

    /**
     * What all sessions share, whatever is in force.
     *
     * @param inForce the newest stations
     * @param recall what is known of each terminal's reader
     * @param likeness to know a question again
     * @param ended told when the last answer is out and nothing more will come
     */
    record House(
            Supplier<Stations> inForce,
            PatronRecall recall,
            Likeness likeness,
            Watchers watchers,
            Consumer<Terminal> ended) {}

    /** Whom to ask just now. */
    Stations stations() {
        return stations;
    }

    /** Of all bytes of a message but AY and AZ. */
    long likeness(Message message) {
        return message.read(house.likeness()::of);
    }

    /** Tells whoever watches. */
    void tell(GatewayEvent event) {
        house.watchers().tell(event);
    }

    /** The version of its configuration; any thread. */
    int version() {
        return stations.version();
    }

    /** Whether there is a newer one. */
    boolean isOutdated() {
        return house.inForce().get().version() != stations.version();
    }

    /**
     * Goes over to the newest. What was known under the old one may not be said under another, so
     * the reader's visit ends.
     *
     * @return false where the terminal's door is gone, and it stands where it stood
     */
    boolean keepUp() {
        Stations next = house.inForce().get();
        house.recall().end(terminal, VisitEnd.RECONFIGURED);
        leave();
        ListenerConfig door = next.doors().get(terminal.name());
        if (door != null) {
            terminal.obeys(door);
            stations = next;
        }
        return door != null;
    }

    /** The session is over. */
    void end() {
        leave();
        house.ended().accept(terminal);
    }

    /** Gives up what is held for the terminal upstream. */
    private void leave() {
        stations.upstreams().release(terminal);
    }
}
