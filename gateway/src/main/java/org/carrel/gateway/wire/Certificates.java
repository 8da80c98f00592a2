package org.carrel.gateway.wire;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.carrel.config.GatewayConfig;
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
    private final Map<Use, Tls> all = new ConcurrentHashMap<>();

    public Certificates(Watchers watchers) {
        this.watchers = watchers;
    }

    /** One side of one peer's connections, as it was configured. */
    private record Use(Label of, boolean guest, TlsConfig config) {}

    /**
     * For a door that terminals come in by; for the same, always the same.
     *
     * @throws TlsBroken if a certificate or key cannot be read
     */
    public Tls at(Label terminals, TlsConfig config) {
        Consumer<TurnAway> failed =
                why -> watchers.tell(new GatewayEvent.TerminalTurnedAway(terminals, why));
        return all.computeIfAbsent(
                new Use(terminals, true, config),
                _ -> Tls.at("terminals." + terminals, config, failed));
    }

    /**
     * For connections that we open; for the same, always the same.
     *
     * @throws TlsBroken if a certificate or key cannot be read
     */
    public Tls towards(Label upstream, TlsConfig config) {
        Consumer<TurnAway> failed =
                why -> watchers.tell(new GatewayEvent.UpstreamDistrusted(upstream, why));
        return all.computeIfAbsent(
                new Use(upstream, false, config),
                _ -> Tls.towards("upstreams." + upstream, config, failed));
    }

    /**
     * Takes up what has changed on the disk; to be called every few seconds, not on an event loop.
     * Where the new files cannot be used, the old certificate stays in force.
     */
    public void refresh() {
        all.forEach((use, tls) -> {
            switch (tls.refresh()) {
                case SAME -> {}
                case RENEWED -> watchers.tell(new GatewayEvent.CertificateReplaced(use.of(), true));
                case BROKEN -> watchers.tell(new GatewayEvent.CertificateReplaced(use.of(), false));
            }
        });
    }

    /** Looks no longer after those that none of these configurations has. */
    public void keepOnly(Collection<GatewayConfig> configurations) {
        Set<Use> used =
                configurations.stream().flatMap(Certificates::uses).collect(Collectors.toSet());
        all.keySet().retainAll(used);
    }

    private static Stream<Use> uses(GatewayConfig config) {
        return Stream.of(
                        config.terminals().values().stream()
                                .map(each -> new Use(each.name(), true, each.tls())),
                        config.catalogues().values().stream()
                                .map(each -> new Use(each.name(), true, each.tls())),
                        config.upstreams().values().stream()
                                .map(each -> new Use(each.name(), false, each.tls())),
                        config.targets().values().stream()
                                .map(each -> new Use(each.name(), false, each.tls())))
                .flatMap(each -> each);
    }
}
