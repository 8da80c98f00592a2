package org.carrel.gateway.wire;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.carrel.config.Label;
import org.carrel.config.TlsConfig;
import org.carrel.gateway.watch.GatewayEvent;
import org.carrel.gateway.watch.TurnAway;
import org.carrel.gateway.watch.Watchers;

/**
 * Every certificate that the gateway shows or trusts, and where it is told that one was refused.
 * Takes up new ones while connections last: whoever is connected keeps what it agreed upon, whoever
 * comes sees the new one. Any thread.
 */
public final class Certificates {
    private final Watchers watchers;
    private final List<Kept> all = new CopyOnWriteArrayList<>();

    public Certificates(Watchers watchers) {
        this.watchers = watchers;
    }

    private record Kept(Label of, Tls tls) {}

    /**
     * For a door that terminals come in by.
     *
     * @throws TlsBroken if a certificate or key cannot be read
     */
    public Tls at(Label terminals, TlsConfig config) {
        Consumer<TurnAway> failed =
                why -> watchers.tell(new GatewayEvent.TerminalTurnedAway(terminals, why));
        return kept(terminals, Tls.at("terminals." + terminals, config, failed));
    }

    /**
     * For connections that we open.
     *
     * @throws TlsBroken if a certificate or key cannot be read
     */
    public Tls towards(Label upstream, TlsConfig config) {
        Consumer<TurnAway> failed =
                why -> watchers.tell(new GatewayEvent.UpstreamDistrusted(upstream, why));
        return kept(upstream, Tls.towards("upstreams." + upstream, config, failed));
    }

    /**
     * Takes up what has changed on the disk; to be called every few seconds, not on an event loop.
     * Where the new files cannot be used, the old certificate stays in force.
     */
    public void refresh() {
        for (Kept each : all) {
            switch (each.tls().refresh()) {
                case SAME -> {}
                case RENEWED ->
                        watchers.tell(new GatewayEvent.CertificateReplaced(each.of(), true));
                case BROKEN ->
                        watchers.tell(new GatewayEvent.CertificateReplaced(each.of(), false));
            }
        }
    }

    private Tls kept(Label of, Tls tls) {
        all.add(new Kept(of, tls));
        return tls;
    }
}
