package org.carrel.gateway.session;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.carrel.config.ListenerConfig;
import org.carrel.gateway.access.Terminal;
import org.carrel.gateway.access.Terminals;
import org.carrel.gateway.message.Origin;
import org.carrel.gateway.privacy.PatronRecall;
import org.carrel.gateway.vault.Likeness;
import org.carrel.gateway.watch.GatewayEvent;
import org.carrel.gateway.watch.GatewayEvent.VisitEnd;
import org.carrel.gateway.watch.Watchers;

/** Every session, from a terminal's arrival to its last answer. Any thread. */
public final class Sessions {
    /** A terminal that missed an answer asks for it at once. */
    private static final long RESEND_AFTER_END = TimeUnit.SECONDS.toNanos(1);

    private final Terminals terminals;
    private final PatronRecall recall;
    private final Standing.House house;
    private final Watchers watchers;
    private final Map<Terminal, Session> open = new ConcurrentHashMap<>();
    private final AtomicLong connections = new AtomicLong();
    private volatile Stations inForce;

    /**
     * @param first the stations of the configuration with which the gateway starts
     */
    public Sessions(Terminals terminals, PatronRecall recall, Stations first, Watchers watchers) {
        this.terminals = terminals;
        this.recall = recall;
        this.inForce = first;
        this.watchers = watchers;
        this.house =
                new Standing.House(() -> inForce, recall, new Likeness(), watchers, this::ended);
    }

    /** From now on every next question goes by these stations. */
    public void obey(Stations next) {
        inForce = next;
        open.values().forEach(Session::keepUp);
    }

    /** Whether a session stands under this configuration. */
    public boolean isUnder(int version) {
        return open.values().stream().anyMatch(each -> each.standing().version() == version);
    }

    /** Tells the watchers that these terminals seem to have other characters than their door's. */
    public void doubtCharset(ListenerConfig door) {
        watchers.tell(new GatewayEvent.CharsetDoubted(door.name()));
    }

    /**
     * Begins a session, on the event loop of its way out.
     *
     * @param loggedIn whether the terminal has said already who it is
     */
    public Session begin(ListenerConfig door, InetAddress address, boolean loggedIn, Exit exit) {
        Origin origin = new Origin(door.name(), connections.incrementAndGet(), address);
        Stations now = inForce;
        ListenerConfig here = now.doors().getOrDefault(door.name(), door);
        Terminal terminal = terminals.arrive(origin, here, loggedIn);
        Session session = new Session(terminal, exit, new Standing(terminal, now, house));
        open.put(terminal, session);
        if (!now.doors().containsKey(door.name())) {
            session.close(); // it came by a door that is just being closed
        }
        session.keepUp();
        watchers.tell(new GatewayEvent.TerminalArrived(door.name(), open.size()));
        return session;
    }

    /**
     * Begins a session in which is told what was kept at this door, by the gateway itself.
     *
     * @param exit takes the answers; on whatever thread the caller is
     */
    Session beginLate(ListenerConfig door, Exit exit) {
        Session session = begin(door, InetAddress.getLoopbackAddress(), true, exit);
        session.terminal().tellsLater();
        return session;
    }

    /** What is in force just now. */
    Stations inForce() {
        return inForce;
    }

    /**
     * Ends visits that are over, and forgets what was kept for silent terminals, soon where no
     * visit is open, for even a goodbye names a card; to be called about once a second.
     */
    public void tick() {
        Set<Terminal> over = recall.endOverdue();
        long now = System.nanoTime();
        for (Session session : open.values()) {
            boolean ended = over.contains(session.terminal());
            if (ended || session.silent(now) > patience(session.terminal())) {
                session.forgetLastAnswer();
            }
        }
    }

    private long patience(Terminal terminal) {
        long idle = terminal.door().session().idle().toNanos();
        return recall.isVisited(terminal) ? idle : Math.min(idle, RESEND_AFTER_END);
    }

    /**
     * Waits until every question that was asked is answered, at most this long, then closes every
     * connection.
     */
    public void drain(Duration grace) {
        watchers.tell(new GatewayEvent.Draining(grace));
        long until = System.nanoTime() + grace.toNanos();
        while (System.nanoTime() < until && !open.values().stream().allMatch(Session::isIdle)) {
            LockSupport.parkNanos(1_000_000);
        }
        open.values().forEach(Session::close);
    }

    /** How many terminals are connected. */
    public int connected() {
        return open.size();
    }

    /** Of whom it may be said twice that it ended, it is heard once. */
    private void ended(Terminal terminal) {
        if (open.remove(terminal) != null) {
            recall.end(terminal, VisitEnd.DISCONNECTED);
            terminals.depart(terminal.origin());
            watchers.tell(new GatewayEvent.TerminalLeft(terminal.name(), open.size()));
        }
    }
}
