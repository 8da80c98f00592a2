package org.carrel.gateway.listen;

import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.ServerChannel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.carrel.config.DoorConfig;
import org.carrel.config.Label;
import org.carrel.config.TlsConfig;
import org.carrel.gateway.watch.GatewayEvent;
import org.carrel.gateway.watch.TurnAway;
import org.carrel.gateway.watch.Watchers;
import org.carrel.gateway.wire.Certificates;
import org.carrel.gateway.wire.Tls;
import org.carrel.gateway.wire.TlsBroken;

/**
 * The doors through which terminals and catalogue clients come in, and the sockets before them.
 * Closing it lets nobody new in; those inside stay.
 */
public final class Listeners implements AutoCloseable {
    private final Port.Sockets sockets;
    private final Certificates certificates;
    private final Watchers watchers;
    private final Map<Label, Open> doors = new ConcurrentHashMap<>();
    private final Map<Label, Places> places = new ConcurrentHashMap<>();
    private final Set<Door> earlier = ConcurrentHashMap.newKeySet();

    public Listeners(
            EventLoopGroup loops,
            Class<? extends ServerChannel> channelType,
            ByteBufAllocator allocator,
            Certificates certificates,
            Watchers watchers) {
        this.sockets = new Port.Sockets(loops, channelType, allocator);
        this.certificates = certificates;
        this.watchers = watchers;
    }

    private record Open(Door door, Entrance entrance, Port port) {}

    /**
     * Binds every socket that these doors need and that is not bound yet, or none. Nobody comes in
     * by them before they are opened; whoever has this opens it or closes it.
     *
     * @param next all doors that there shall be
     * @throws DoorShut if an address cannot be bound
     * @throws TlsBroken if a certificate or key cannot be used
     */
    public Opening prepare(Collection<? extends DoorConfig> next) {
        Opening opening = new Opening();
        try {
            next.forEach(opening::prepare);
            return opening;
        } catch (DoorShut | TlsBroken shut) {
            opening.close();
            throw shut;
        }
    }

    /** Doors that can be opened. One thread. */
    public final class Opening implements AutoCloseable {
        private final Map<Label, Prepared> prepared = new HashMap<>();
        private final List<Port> bound = new ArrayList<>();

        private Opening() {}

        private record Prepared(Tls tls, Port port) {}

        private void prepare(DoorConfig door) {
            Tls tls = certificates.at(door.name(), door.tls());
            prepared.put(door.name(), new Prepared(tls, known(door).orElseGet(() -> bound(door))));
        }

        private Port bound(DoorConfig door) {
            Port port = new Port(door, sockets);
            bound.add(port);
            return port;
        }

        /**
         * Opens the doors, and closes all others; those inside stay.
         *
         * @param all a door for each that was prepared
         */
        public void open(Collection<? extends Door> all) {
            Map<Label, Open> before = Map.copyOf(doors);
            all.forEach(this::open);
            List<Label> gone = new ArrayList<>(before.keySet());
            gone.removeAll(prepared.keySet());
            gone.forEach(doors::remove);
            before.values().stream().map(Open::door).forEach(earlier::add);
            Set<Port> used = doors.values().stream().map(Open::port).collect(Collectors.toSet());
            before.values().stream()
                    .map(Open::port)
                    .filter(port -> !used.contains(port))
                    .forEach(Port::close);
            gone.forEach(name -> watchers.tell(new GatewayEvent.DoorClosed(name)));
            bound.clear();
        }

        private void open(Door door) {
            Label name = door.config().name();
            Prepared ready = prepared.get(name);
            if (ready == null) {
                throw new IllegalArgumentException("door " + name + " was not prepared");
            }
            Places inside = places.computeIfAbsent(name, _ -> new Places());
            Entrance entrance = new Entrance(door, ready.tls(), inside, watchers);
            doors.put(name, new Open(door, entrance, ready.port()));
            ready.port().leadTo(entrance);
            if (bound.contains(ready.port())) {
                boolean plain = door.config().tls().mode() == TlsConfig.Mode.PLAIN;
                watchers.tell(new GatewayEvent.DoorOpened(name, ready.port().number(), plain));
            }
        }

        /** Gives the sockets back that were bound and not opened. */
        @Override
        public void close() {
            bound.forEach(Port::close);
            bound.clear();
        }
    }

    /** How many doors are open. */
    public int count() {
        return doors.size();
    }

    /** The port on which this door listens. */
    public int port(Label terminals) {
        return opened(terminals).port().number();
    }

    /**
     * Takes in a connection that came by a tunnel; on its event loop, once it is open.
     *
     * @return why it is turned away, which is then for the caller to close and to tell
     */
    public Optional<TurnAway> admit(Label terminals, Channel channel, Caller caller) {
        Optional<TurnAway> no = opened(terminals).entrance().admit(channel, caller);
        if (no.isEmpty()) {
            channel.pipeline().fireChannelActive();
        }
        return no;
    }

    /**
     * Lets nobody in by a door any more and shows out who has the answers to what was asked; or
     * lets everybody in again. Another configuration changes nothing of it; a restart forgets it.
     *
     * @return whether there is such a door
     */
    public boolean drain(Label name, boolean now) {
        boolean known = doors.containsKey(name);
        if (known) {
            places.computeIfAbsent(name, _ -> new Places()).drain(now);
        }
        return known;
    }

    /** Whether nobody is let in by this door. */
    public boolean isDrained(Label name) {
        Places inside = places.get(name);
        return inside != null && inside.isDrained();
    }

    /** Shows out who is silent or slow, or is to go; to be called about once a second. */
    public void tick() {
        doors.values().forEach(each -> each.door().tick());
        earlier.forEach(Door::tick);
        earlier.removeIf(Door::isEmpty);
        Stream.concat(doors.values().stream().map(Open::door), earlier.stream())
                .filter(each -> isDrained(each.config().name()))
                .forEach(Door::showOut);
    }

    @Override
    public void close() {
        doors.values().forEach(open -> open.port().close());
        doors.clear();
    }

    /** The socket that a door had already, or that another door had at the same address. */
    private Optional<Port> known(DoorConfig door) {
        Open own = doors.get(door.name());
        if (own != null && own.port().bind().equals(door.bind())) {
            return Optional.of(own.port());
        }
        return doors.values().stream()
                .map(Open::port)
                .filter(port -> door.bind().port() != 0 && port.bind().equals(door.bind()))
                .findFirst();
    }

    private Open opened(Label terminals) {
        Open open = doors.get(terminals);
        if (open == null) {
            throw new IllegalArgumentException("no door " + terminals);
        }
        return open;
    }
}
