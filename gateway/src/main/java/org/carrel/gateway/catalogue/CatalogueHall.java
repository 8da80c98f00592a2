package org.carrel.gateway.catalogue;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import java.net.InetAddress;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.carrel.config.CatalogueConfig;
import org.carrel.gateway.watch.GatewayEvent;
import org.carrel.gateway.watch.Watchers;
import org.carrel.z3950.CloseReason;

/** Behind one door: everybody who came in by it, and who attends to them. Any thread. */
public final class CatalogueHall {
    private final CatalogueConfig config;
    private final ClientDesk desk;
    private final Watchers watchers;
    private final Allowances allowances;
    private final Set<Guest> guests = ConcurrentHashMap.newKeySet();

    CatalogueHall(CatalogueConfig config, ClientDesk desk, Watchers watchers) {
        this.config = config;
        this.desk = desk;
        this.watchers = watchers;
        this.allowances = new Allowances(config.limits());
    }

    /** What the administrator wrote down for this door. */
    public CatalogueConfig config() {
        return config;
    }

    /**
     * The first to see a new connection.
     *
     * @param address whose it is
     */
    public Guest guest(Channel channel, InetAddress address) {
        return new Guest(channel, address, new Guest.Host(this::came, this::left, allowances::of));
    }

    /** Who speaks Z39.50 with a guest. */
    public ChannelHandler association(Guest guest) {
        return new Association(guest, desk);
    }

    /** Who answers a guest's web requests. */
    public ChannelHandler webDesk(Guest guest) {
        return new WebDesk(guest, desk);
    }

    /** Ends connections that stayed too long; to be called about once a second. */
    void tick() {
        long now = System.nanoTime();
        guests.forEach(each -> each.tick(now, config.session().idle(), config.session().maximum()));
    }

    /** Lets everybody ask anew; to be called once a minute. */
    void nextMinute() {
        allowances.nextMinute();
    }

    boolean isIdle() {
        return guests.stream().allMatch(Guest::isIdle);
    }

    /** Sends everybody home. */
    void closeAll() {
        guests.forEach(each -> each.dismiss(CloseReason.SHUTDOWN));
    }

    private void came(Guest guest) {
        guests.add(guest);
        watchers.tell(new GatewayEvent.TerminalArrived(config.name(), guests.size()));
    }

    private void left(Guest guest) {
        if (guests.remove(guest)) {
            watchers.tell(new GatewayEvent.TerminalLeft(config.name(), guests.size()));
        }
    }
}
