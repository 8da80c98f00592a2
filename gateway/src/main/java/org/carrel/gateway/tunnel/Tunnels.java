package org.carrel.gateway.tunnel;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.List;
import org.apache.sshd.common.compression.BuiltinCompressions;
import org.apache.sshd.common.io.IoAcceptor;
import org.apache.sshd.common.io.IoServiceEventListener;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.server.forward.RejectAllForwardingFilter;
import org.apache.sshd.server.keyprovider.SimpleGeneratorHostKeyProvider;
import org.carrel.config.TunnelsConfig;
import org.carrel.gateway.watch.GatewayEvent;
import org.carrel.gateway.watch.TurnAway;
import org.carrel.gateway.watch.Watchers;

/**
 * The SSH server: lets terminals in by key and forwards each to its own listener. There is no
 * shell, no command, no file transfer, no password, no agent and no way back. Closing it ends all
 * tunnels. Any thread.
 */
public final class Tunnels implements AutoCloseable {
    /** A key exchange and a proof of the key take well under a second. */
    private static final Duration LOGIN_TIME = Duration.ofSeconds(10);

    /** An agent may hold a few keys, and offers one after the other. */
    private static final int MOST_KEYS = 6;

    /** A terminal whose link dropped comes again before its old tunnel is known to be dead. */
    private static final int TUNNELS_OF_A_TERMINAL = 4;

    private static final int CONNECTIONS_OF_A_TUNNEL = 8;

    /** Those who are just coming, besides those who may be there. */
    private static final int MOST_COMING = 64;

    /** What a terminal may send ahead, in bytes. */
    private static final long WINDOW = 128 * 1024L;

    private static final int HOST_KEY_BITS = 256;

    private final Watchers watchers;
    private final Guests guests;
    private final SshServer server = SshServer.setUpDefaultServer();
    private volatile TunnelsConfig config;

    /**
     * Prepares everything; nobody comes in yet.
     *
     * @param ways where forwarded connections lead
     * @throws TunnelShut if a terminal's key cannot be read
     */
    public Tunnels(TunnelsConfig config, Ways ways, Watchers watchers) {
        this.config = config;
        this.watchers = watchers;
        this.guests = new Guests(config, watchers);
        server.setHost(config.bind().host());
        server.setPort(config.bind().port());
        server.setUserAuthFactories(List.of(UserAuthPublicKeyFactory.INSTANCE));
        server.setPublickeyAuthenticator(guests);
        server.addSessionListener(guests);
        server.setIoServiceEventListener(new Arrivals());
        server.setChannelFactories(ways.channels(guests));
        server.setGlobalRequestHandlers(ways.requests(guests));
        server.setForwardingFilter(RejectAllForwardingFilter.INSTANCE);
        server.setSubsystemFactories(List.of());
        server.setCompressionFactories(List.of(BuiltinCompressions.none));
        limit();
    }

    /**
     * Opens the door.
     *
     * @throws TunnelShut if it cannot be opened
     */
    public void open() {
        server.setKeyPairProvider(hostKey());
        try {
            server.start();
        } catch (IOException taken) {
            throw TunnelShut.at(config.bind());
        }
        watchers.tell(new GatewayEvent.DoorOpened(Guests.DOOR, server.getPort(), false));
    }

    /**
     * Gets ready to let others in, by the same port under the same host key.
     *
     * @return lets them in from then on, and ends the tunnels of those who may not come any more
     * @throws TunnelShut if a terminal's key cannot be read
     */
    public Runnable prepare(TunnelsConfig next) {
        Guests.Known then = Guests.Known.of(next);
        return () -> {
            Guests.Known before = guests.known();
            config = next;
            guests.know(then);
            CoreModuleProperties.IDLE_TIMEOUT.set(server, next.idle());
            server.getActiveSessions().stream()
                    .filter(session -> !Guests.isSame(session, before, then))
                    .forEach(session -> session.close(false));
        };
    }

    /** The port on which SSH listens. */
    public int port() {
        return server.getPort();
    }

    @Override
    public void close() {
        try {
            server.close(true).await(LOGIN_TIME);
        } catch (IOException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void limit() {
        CoreModuleProperties.SERVER_IDENTIFICATION.set(server, "carrel");
        CoreModuleProperties.AUTH_TIMEOUT.set(server, LOGIN_TIME);
        CoreModuleProperties.MAX_AUTH_REQUESTS.set(server, MOST_KEYS);
        CoreModuleProperties.IDLE_TIMEOUT.set(server, config.idle());
        CoreModuleProperties.MAX_CONCURRENT_SESSIONS.set(server, TUNNELS_OF_A_TERMINAL);
        CoreModuleProperties.MAX_CONCURRENT_CHANNELS.set(server, CONNECTIONS_OF_A_TUNNEL);
        CoreModuleProperties.WINDOW_SIZE.set(server, WINDOW);
    }

    /** Elliptic, for every client of this century knows it. */
    private SimpleGeneratorHostKeyProvider hostKey() {
        var provider = new SimpleGeneratorHostKeyProvider(config.hostKey());
        provider.setAlgorithm("EC");
        provider.setKeySize(HOST_KEY_BITS);
        provider.setOverwriteAllowed(false);
        try {
            if (provider.loadKeys(null).iterator().hasNext()) {
                return provider;
            }
        } catch (RuntimeException unreadable) {
            // said below, without the library's words
        }
        throw TunnelShut.withoutHostKey();
    }

    /** Turns away who comes from elsewhere, or when too many are there, before a word is said. */
    private final class Arrivals implements IoServiceEventListener {
        @Override
        public void connectionAccepted(
                IoAcceptor acceptor, SocketAddress here, SocketAddress there, SocketAddress service)
                throws IOException {
            boolean known =
                    config.allow().isEmpty()
                            || (there instanceof InetSocketAddress peer
                                    && config.allow().stream()
                                            .anyMatch(each -> each.contains(peer.getAddress())));
            if (!known) {
                turnAway(TurnAway.ADDRESS);
            }
            int most = TUNNELS_OF_A_TERMINAL * config.terminals().size() + MOST_COMING;
            if (server.getActiveSessions().size() >= most) {
                turnAway(TurnAway.CROWDED);
            }
        }

        private void turnAway(TurnAway why) throws IOException {
            watchers.tell(new GatewayEvent.TerminalTurnedAway(Guests.DOOR, why));
            throw new IOException("turned away");
        }
    }
}
