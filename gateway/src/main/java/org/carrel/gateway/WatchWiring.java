package org.carrel.gateway;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.carrel.config.GatewayConfig;
import org.carrel.gateway.watch.GatewayEvent;
import org.carrel.gateway.watch.GuessAlarm;
import org.carrel.gateway.watch.LiveFeed;
import org.carrel.gateway.watch.LogBook;
import org.carrel.gateway.watch.Meters;
import org.carrel.gateway.watch.Overview;
import org.carrel.gateway.watch.Watchers;

/** The fuse box of all who watch. What only a console shows is counted only where there is one. */
@Factory
final class WatchWiring {

    @Singleton
    MeterRegistry meterRegistry(GatewayConfig config) {
        return config.console().isPresent()
                ? new PrometheusMeterRegistry(PrometheusConfig.DEFAULT)
                : new SimpleMeterRegistry();
    }

    @Singleton
    LiveFeed liveFeed() {
        return new LiveFeed(InstantSource.system());
    }

    @Singleton
    Overview overview(LiveFeed feed) {
        return new Overview(InstantSource.system(), feed);
    }

    @Singleton
    Watchers watchers(
            GatewayConfig config, MeterRegistry registry, LiveFeed feed, Overview overview) {
        List<Consumer<GatewayEvent>> writers =
                Stream.concat(
                                Stream.of(new Meters(registry), new LogBook()),
                                config.console().isPresent()
                                        ? Stream.of(feed, overview)
                                        : Stream.<Consumer<GatewayEvent>>empty())
                        .toList();
        GuessAlarm alarm = new GuessAlarm(new Watchers(writers)::tell);
        return new Watchers(Stream.concat(writers.stream(), Stream.of(alarm)).toList());
    }
}
