package org.carrel.gateway;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.carrel.config.Connections;
import org.carrel.config.GatewayConfig;
import org.carrel.config.Label;
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
