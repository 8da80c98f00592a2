package org.carrel.gateway;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.carrel.config.GatewayConfig;
import org.carrel.gateway.access.Accounts;
import org.carrel.gateway.catalogue.Halls;
import org.carrel.gateway.ledger.Reconciliation;
import org.carrel.gateway.ledger.TapBook;
import org.carrel.gateway.listen.CatalogueDoor;
import org.carrel.gateway.listen.Door;
import org.carrel.gateway.listen.Listeners;
import org.carrel.gateway.listen.TerminalDoor;
import org.carrel.gateway.privacy.PatronRecall;
import org.carrel.gateway.session.Sessions;
import org.carrel.gateway.tunnel.Tunnels;
import org.carrel.gateway.tunnel.Ways;
import org.carrel.gateway.watch.Watchers;

/**
 * The parts that stay while configurations come and go: who is inside, and by what they came in. It
 * obeys one arrangement at a time. One thread, but for what says otherwise.
 */
final class House implements AutoCloseable {
    private final Inside inside;
    private final Rim rim;
    private final Watchers watchers;
    private Optional<Tunnels> tunnels = Optional.empty();
    private Runnable leftover = () -> {};

    House(Inside inside, Rim rim, Watchers watchers) {
        this.inside = inside;
        this.rim = rim;
        this.watchers = watchers;
    }

    /** Who is inside, and what is known of them. */
    record Inside(
            Sessions sessions, Halls halls, PatronRecall recall, Reconciliation reconciliation) {}

    /** By what they come in. */
    record Rim(Listeners listeners, Ways ways, Accounts accounts, TapBook taps) {}

    /**
     * Does all that may fail and disturbs nobody: binds sockets, reads keys.
     *
     * @return opens, or is closed where nothing comes of it
     * @throws RuntimeException one of {@link Hindrance}'s, if something cannot be had
     */
    Ready prepare(Arrangement next) {
        Listeners.Opening opening =
                rim.listeners()
                        .prepare(
                                Stream.concat(
                                                next.config().terminals().values().stream(),
                                                next.config().catalogues().values().stream())
                                        .toList());
        try {
            return new Ready(next, opening, tunnelled(next.config()));
        } catch (RuntimeException shut) {
            opening.close();
            throw shut;
        }
    }

    /** What cannot fail any more. */
    final class Ready implements AutoCloseable {
        private final Arrangement next;
        private final Listeners.Opening opening;
        private final Runnable tunnelled;

        private Ready(Arrangement next, Listeners.Opening opening, Runnable tunnelled) {
            this.next = next;
            this.opening = opening;
            this.tunnelled = tunnelled;
        }

        /** From now on the arrangement is in force: for sessions first, then at the doors. */
        void obey() {
            inside.reconciliation().learn(WaysThrough.narrow(next.config()));
            inside.recall().forgets(next.tokens().ofSessions());
            inside.sessions().obey(next.stations());
            inside.halls().obey(next.catalogues());
            opening.open(doors(next.config()));
            tunnelled.run();
        }

        @Override
        public void close() {
            opening.close();
        }
    }

    /** Whether somebody still waits for what only this arrangement has; any thread. */
    boolean needs(Arrangement old, Collection<Arrangement> others) {
        return inside.sessions().isUnder(old.version())
                || inside.halls()
                        .isWaitedFor(
                                old.catalogues(),
                                others.stream().map(Arrangement::catalogues).toList());
    }

    /** Ends tunnels whose door is gone; once nobody needs the arrangement that had it. */
    void endLeftover() {
        leftover.run();
        leftover = () -> {};
    }

    /** The port on which tunnels come in. */
    int tunnelPort() {
        return tunnels.orElseThrow().port();
    }

    @Override
    public void close() {
        tunnels.ifPresent(Tunnels::close);
    }

    private List<Door> doors(GatewayConfig config) {
        List<Door> doors = new ArrayList<>();
        config.terminals()
                .values()
                .forEach(each ->
                        doors.add(
                                new TerminalDoor(
                                        each,
                                        inside.sessions(),
                                        rim.taps(),
                                        rim.accounts(),
                                        watchers)));
        config.catalogues()
                .values()
                .forEach(each ->
                        doors.add(new CatalogueDoor(each, inside.halls().hall(each.name()))));
        return doors;
    }

    /** What is to be done with tunnels once the arrangement is in force. */
    private Runnable tunnelled(GatewayConfig config) {
        if (config.tunnels().isEmpty()) {
            return () -> {
                tunnels.ifPresent(gone -> leftover = gone::close);
                tunnels = Optional.empty();
            };
        }
        if (tunnels.isPresent()) {
            return tunnels.orElseThrow().prepare(config.tunnels().orElseThrow());
        }
        Tunnels made = new Tunnels(config.tunnels().orElseThrow(), rim.ways(), watchers);
        made.open();
        return () -> tunnels = Optional.of(made);
    }
}
