package org.carrel.gateway.catalogue;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import java.net.InetAddress;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.carrel.config.CatalogueConfig;
import org.carrel.config.SessionLimits;
import org.carrel.gateway.watch.GatewayEvent;
import org.carrel.gateway.watch.Watchers;
import org.carrel.z3950.CloseReason;

/** Behind one door: everybody who came in by it, and who attends to them. Any thread. */
public final class CatalogueHall {
    private final Watchers watchers;
    private final Set<Guest> guests = ConcurrentHashMap.newKeySet();
    private volatile ClientDesk desk;
    private volatile Allowances allowances;

    CatalogueHall(ClientDesk desk, Watchers watchers) {
        this.desk = desk;
        this.watchers = watchers;
        this.allowances = new Allowances(desk.config().limits());
    }

    /** From now on every next question is put at this desk. */
    void obey(ClientDesk next) {
        if (!next.config().limits().equals(desk.config().limits())) {
            allowances = new Allowances(next.config().limits());
        }
        desk = next;
    }

    /** Whether somebody waits for an answer at this desk. */
    boolean isWaitedAt(ClientDesk old) {
        return guests.stream().anyMatch(each -> each.waitsAt(old));
    }

    /** What the administrator wrote down for this door. */
    public CatalogueConfig config() {
        return desk.config();
    }

    /**
     * The first to see a new connection.
     *
     * @param address whose it is
     */
    public Guest guest(Channel channel, InetAddress address) {
        return new Guest(
                channel, address, new Guest.Host(this::came, this::left, of -> allowances.of(of)));
    }

    /** Who speaks Z39.50 with a guest. */
    public ChannelHandler association(Guest guest) {
        return new Association(guest, () -> desk);
    }

    /** Who answers a guest's web requests. */
    public ChannelHandler webDesk(Guest guest) {
        return new WebDesk(guest, () -> desk);
    }

    /** Ends connections that stayed too long; to be called about once a second. */
    void tick() {
        long now = System.nanoTime();
        SessionLimits limits = config().session();
        guests.forEach(each -> each.tick(now, limits.idle(), limits.maximum()));
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

    /** Sends those home who wait for nothing. */
    public void showOut() {
        guests.stream().filter(Guest::isIdle).forEach(each -> each.dismiss(CloseReason.SHUTDOWN));
    }

    boolean isEmpty() {
        return guests.isEmpty();
    }

    private void came(Guest guest) {
        guests.add(guest);
        watchers.tell(new GatewayEvent.TerminalArrived(config().name(), guests.size()));
    }

    private void left(Guest guest) {
        if (guests.remove(guest)) {
            watchers.tell(new GatewayEvent.TerminalLeft(config().name(), guests.size()));
        }
    }
}
