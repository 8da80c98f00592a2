package org.carrel.gateway.listen;

import io.netty.channel.Channel;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.carrel.config.AddressRange;
import org.carrel.config.DoorConfig;
import org.carrel.gateway.watch.GatewayEvent;
import org.carrel.gateway.watch.TurnAway;
import org.carrel.gateway.watch.Watchers;
import org.carrel.gateway.wire.Tls;

/**
 * Decides who may come in by one door: by address, and by how many are inside already. Any thread.
 */
final class Entrance {
    private final Door door;
    private final DoorConfig config;
    private final Tls tls;
    private final Watchers watchers;
    private final Places places;

    Entrance(Door door, Tls tls, Places places, Watchers watchers) {
        this.door = door;
        this.places = places;
        this.config = door.config();
        this.tls = tls;
        this.watchers = watchers;
    }

    /** Whether this is a balancer, which first has to say for whom it speaks. */
    boolean isBalancer(InetAddress address) {
        return contains(config.balancers(), address);
    }

    /** Lets the caller in and furnishes the connection, or tells why not. */
    Optional<TurnAway> admit(Channel channel, Caller caller) {
        Optional<TurnAway> no = refusal(caller);
        if (no.isEmpty()) {
            channel.closeFuture().addListener(_ -> places.giveBack(caller.address()));
            door.furnish(channel, caller, caller.tunnelled() ? Tls.NONE : tls);
        }
        return no;
    }

    /** Tells the watchers. */
    void turnedAway(TurnAway why) {
        watchers.tell(new GatewayEvent.TerminalTurnedAway(config.name(), why));
    }

    /** Takes a place, or tells why there is none. */
    private Optional<TurnAway> refusal(Caller caller) {
        boolean known = config.allow().isEmpty() || contains(config.allow(), caller.address());
        if (!caller.tunnelled() && !known) {
            return Optional.of(TurnAway.ADDRESS);
        }
        return places.take(caller.address(), config);
    }

    private static boolean contains(List<AddressRange> ranges, InetAddress address) {
        return ranges.stream().anyMatch(each -> each.contains(address));
    }
}
