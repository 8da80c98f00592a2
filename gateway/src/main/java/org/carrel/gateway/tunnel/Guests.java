package org.carrel.gateway.tunnel;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.sshd.common.AttributeRepository.AttributeKey;
import org.apache.sshd.common.config.keys.AuthorizedKeyEntry;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntryResolver;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.SessionListener;
import org.apache.sshd.server.auth.pubkey.PublickeyAuthenticator;
import org.apache.sshd.server.session.ServerSession;
import org.carrel.config.Label;
import org.carrel.config.TunnelsConfig;
import org.carrel.config.TunnelsConfig.Tunnel;
import org.carrel.gateway.watch.GatewayEvent;
import org.carrel.gateway.watch.TurnAway;
import org.carrel.gateway.watch.Watchers;

/**
 * Who may come by a tunnel: each terminal with its own key, and with nothing else. Whoever goes
 * away without having been let in is counted once. Any thread.
 */
final class Guests implements PublickeyAuthenticator, SessionListener {
    /** The name under which is counted whoever is nobody's. */
    static final Label DOOR = new Label("tunnels");

    private static final AttributeKey<Boolean> OFFERED_A_KEY = new AttributeKey<>();

    private final Watchers watchers;
    private volatile Known known;

    /**
     * @throws TunnelShut if a key cannot be read
     */
    Guests(TunnelsConfig config, Watchers watchers) {
        this.watchers = watchers;
        this.known = Known.of(config);
    }

    /**
     * Everybody of one configuration.
     *
     * @param tunnels by the user's name
     * @param keys by the user's name
     */
    record Known(Map<Label, Tunnel> tunnels, Map<Label, PublicKey> keys) {

        /**
         * @throws TunnelShut if a key cannot be read
         */
        static Known of(TunnelsConfig config) {
            Map<Label, PublicKey> keys = new HashMap<>();
            config.terminals().forEach((name, tunnel) -> keys.put(name, key(name, tunnel)));
            return new Known(config.terminals(), Map.copyOf(keys));
        }
    }

    /** From now on lets these in and nobody else. */
    void know(Known next) {
        known = next;
    }

    /** Whether this session came in as somebody who may still come, to where that one may go. */
    static boolean isSame(Session session, Known before, Known now) {
        Optional<Label> user = Optional.ofNullable(session.getUsername()).flatMap(Label::parse);
        return user.map(name ->
                        before.tunnels().containsKey(name)
                                && before.tunnels().get(name).equals(now.tunnels().get(name)))
                .orElse(true);
    }

    Known known() {
        return known;
    }

    @Override
    public boolean authenticate(String user, PublicKey key, ServerSession session) {
        session.setAttribute(OFFERED_A_KEY, true);
        return Label.parse(user)
                .map(name -> known.keys().get(name))
                .filter(own -> KeyUtils.compareKeys(own, key))
                .isPresent();
    }

    @Override
    public void sessionClosed(Session session) {
        if (!session.isAuthenticated()) {
            boolean offered = Boolean.TRUE.equals(session.getAttribute(OFFERED_A_KEY));
            turnedAway(session, offered ? TurnAway.SSH_KEY : TurnAway.SSH_NO_KEY);
        }
    }

    /** The listener that is the terminal's own. */
    Optional<Label> door(Session session) {
        return session.isAuthenticated() ? named(session).map(Tunnel::door) : Optional.empty();
    }

    /** Tells the watchers, under the name of the listener that it would have reached. */
    void turnedAway(Session session, TurnAway why) {
        Label door = door(session).orElse(DOOR);
        watchers.tell(new GatewayEvent.TerminalTurnedAway(door, why));
    }

    /** From where it came. */
    static InetAddress address(Session session) {
        return ((InetSocketAddress) session.getIoSession().getRemoteAddress()).getAddress();
    }

    private Optional<Tunnel> named(Session session) {
        return Optional.ofNullable(session.getUsername())
                .flatMap(Label::parse)
                .map(name -> known.tunnels().get(name));
    }

    private static PublicKey key(Label name, Tunnel tunnel) {
        try {
            return AuthorizedKeyEntry.parseAuthorizedKeyEntry(tunnel.key())
                    .resolvePublicKey(null, PublicKeyEntryResolver.FAILING);
        } catch (IOException | GeneralSecurityException | IllegalArgumentException broken) {
            throw TunnelShut.withKeyOf(name.text());
        }
    }
}
