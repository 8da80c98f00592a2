package org.carrel.gateway;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.carrel.config.Connections;
import org.carrel.config.GatewayConfig;
import org.carrel.config.Keep;
import org.carrel.config.Label;
import org.carrel.config.ListenerConfig;
import org.carrel.config.UpstreamConfig;

/** A configuration with shorter waits than its file may ask for, so that tests need not wait. */
final class Quickened {
    private Quickened() {}

    /** Every upstream's idle connections are kept alive after so many milliseconds. */
    static GatewayConfig idleStatus(GatewayConfig config, long millis) {
        Map<Label, UpstreamConfig> upstreams =
                config.upstreams().values().stream()
                        .collect(
                                Collectors.toMap(
                                        UpstreamConfig::name, each -> idleStatus(each, millis)));
        return new GatewayConfig(
                config.library(),
                upstreams,
                config.targets(),
                config.terminals(),
                config.catalogues(),
                config.tunnels(),
                config.policies(),
                config.phrases(),
                config.shutdown(),
                config.storage(),
                config.console());
    }

    /** Every door that keeps what cannot be told keeps it for so long. */
    static GatewayConfig keptFor(GatewayConfig config, Duration lasting) {
        Map<Label, ListenerConfig> terminals =
                config.terminals().values().stream()
                        .map(each -> keptFor(each, lasting))
                        .collect(Collectors.toMap(ListenerConfig::name, each -> each));
        return new GatewayConfig(
                config.library(),
                config.upstreams(),
                config.targets(),
                terminals,
                config.catalogues(),
                config.tunnels(),
                config.policies(),
                config.phrases(),
                config.shutdown(),
                config.storage(),
                config.console());
    }

    private static ListenerConfig keptFor(ListenerConfig door, Duration lasting) {
        return new ListenerConfig(
                door.name(),
                door.bind(),
                door.profile(),
                door.policy(),
                door.upstream(),
                door.vendor(),
                door.routes(),
                door.allow(),
                door.balancers(),
                door.tls(),
                door.login(),
                door.dialect(),
                door.session(),
                door.pin(),
                door.decimals(),
                door.connections(),
                door.guesses(),
                door.keep().map(keep -> new Keep(keep.most(), lasting)));
    }

    private static UpstreamConfig idleStatus(UpstreamConfig config, long millis) {
        Connections usual = config.connections();
        return new UpstreamConfig(
                config.name(),
                config.trust(),
                config.address(),
                config.fallback(),
                config.tls(),
                config.login(),
                config.dialect(),
                new Connections(
                        usual.maximum(),
                        usual.waiting(),
                        usual.lease(),
                        Duration.ofMillis(millis),
                        usual.idleClose()),
                config.health(),
                config.timeout(),
                config.token(),
                config.policy(),
                config.fields(),
                config.institution(),
                config.cancels(),
                config.decimals());
    }
}
