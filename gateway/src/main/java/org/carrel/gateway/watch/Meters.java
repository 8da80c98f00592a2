package org.carrel.gateway.watch;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.carrel.config.Label;
import org.carrel.config.policy.OperationName;

/**
 * Counts events. Names begin with {@code carrel.}; labels are terminals, upstream, operation and
 * outcome, all from fixed lists. Any thread.
 */
public final class Meters implements Consumer<GatewayEvent> {
    private final MeterRegistry registry;
    private final Map<Exchange, Timer> exchanges = new ConcurrentHashMap<>();

    public Meters(MeterRegistry registry) {
        this.registry = registry;
    }

    private record Exchange(
            Label terminals, Label upstream, OperationName operation, Outcome outcome) {}

    @Override
    public void accept(GatewayEvent event) {
        switch (event) {
            case GatewayEvent.ExchangeEnded e -> exchange(e);
            case GatewayEvent.TerminalArrived e ->
                    counter("carrel.terminals.arrived", e.terminals()).increment();
            case GatewayEvent.TerminalLeft e ->
                    counter("carrel.terminals.left", e.terminals()).increment();
            case GatewayEvent.TerminalTurnedAway e ->
                    counter("carrel.terminals.turned.away", e.terminals()).increment();
            case GatewayEvent.MalformedInput e ->
                    counter("carrel.malformed", e.terminals()).increment();
            case GatewayEvent.VisitEnded e ->
                    registry.counter(
                                    "carrel.visits.ended",
                                    "terminals",
                                    e.terminals().text(),
                                    "end",
                                    e.end().name())
                            .increment();
            case GatewayEvent.UpstreamLost e ->
                    registry.counter(
                                    "carrel.upstream.lost",
                                    "upstream",
                                    e.upstream().text(),
                                    "outcome",
                                    e.outcome().text())
                            .increment();
            case GatewayEvent.UpstreamConnected e ->
                    registry.counter("carrel.upstream.connected", "upstream", e.upstream().text())
                            .increment();
            case GatewayEvent.TerminalLogin e ->
                    registry.counter(
                                    "carrel.logins",
                                    "terminals",
                                    e.terminals().text(),
                                    "accepted",
                                    Boolean.toString(e.accepted()))
                            .increment();
            case GatewayEvent.Fault _ -> registry.counter("carrel.faults").increment();
            case GatewayEvent.DoorOpened _, GatewayEvent.Draining _ -> {}
        }
    }

    private void exchange(GatewayEvent.ExchangeEnded event) {
        Exchange exchange =
                new Exchange(
                        event.terminals(), event.upstream(), event.operation(), event.outcome());
        exchanges
                .computeIfAbsent(exchange, this::timer)
                .record(event.nanoseconds(), TimeUnit.NANOSECONDS);
    }

    private Timer timer(Exchange exchange) {
        return Timer.builder("carrel.exchanges")
                .tag("terminals", exchange.terminals().text())
                .tag("upstream", exchange.upstream().text())
                .tag("operation", exchange.operation().text())
                .tag("outcome", exchange.outcome().text())
                .register(registry);
    }

    private Counter counter(String name, Label terminals) {
        return registry.counter(name, "terminals", terminals.text());
    }
}
