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
    private static final String TERMINALS = "terminals";

    private final MeterRegistry registry;
    private final Map<Exchange, Timer> exchanges = new ConcurrentHashMap<>();
    private final Map<Asked, Timer> enquiries = new ConcurrentHashMap<>();
    private final Map<GatewayEvent.VisitEnded, Counter> visits = new ConcurrentHashMap<>();

    public Meters(MeterRegistry registry) {
        this.registry = registry;
    }

    private record Asked(Label terminals, Label target, EnquiryKind kind, Outcome outcome) {}

    private record Exchange(
            Label terminals, Label upstream, OperationName operation, Outcome outcome) {
        // written out: what the compiler makes of a record is slower, and this stands in the hot
        // path
        @Override
        public boolean equals(Object other) {
            return other instanceof Exchange exchange
                    && operation == exchange.operation
                    && outcome == exchange.outcome
                    && terminals.equals(exchange.terminals)
                    && upstream.equals(exchange.upstream);
        }

        @Override
        public int hashCode() {
            return 31 * (31 * terminals.hashCode() + upstream.hashCode())
                    + operation.hashCode()
                    + outcome.hashCode();
        }
    }

    @Override
    public void accept(GatewayEvent event) {
        switch (event) {
            case GatewayEvent.ExchangeEnded exchange -> exchange(exchange);
            case GatewayEvent.EnquiryEnded enquiry -> enquiry(enquiry);
            case GatewayEvent.VisitEnded visit ->
                    visits.computeIfAbsent(visit, this::counter).increment();
            default -> counter(event).increment();
        }
    }

    private Counter counter(GatewayEvent event) {
        return switch (event) {
            case GatewayEvent.ExchangeEnded _, GatewayEvent.EnquiryEnded _ ->
                    throw new IllegalArgumentException("exchanges are timed, not counted");
            case GatewayEvent.TerminalArrived e ->
                    counter("carrel.terminals.arrived", e.terminals());
            case GatewayEvent.TerminalLeft e -> counter("carrel.terminals.left", e.terminals());
            case GatewayEvent.TerminalTurnedAway e ->
                    turnedAway("carrel.terminals.turned.away", TERMINALS, e.terminals(), e.why());
            case GatewayEvent.UpstreamDistrusted e ->
                    turnedAway("carrel.upstream.distrusted", "upstream", e.upstream(), e.why());
            case GatewayEvent.CertificateReplaced e ->
                    registry.counter(
                            "carrel.certificates.replaced",
                            "of",
                            e.of().text(),
                            "accepted",
                            Boolean.toString(e.accepted()));
            case GatewayEvent.LoginLocked e -> counter("carrel.logins.locked", e.terminals());
            case GatewayEvent.GuessesStopped e ->
                    registry.counter(
                            "carrel.guesses.stopped",
                            TERMINALS,
                            e.terminals().text(),
                            "of",
                            e.ofOneCard() ? "card" : "terminal");
            case GatewayEvent.TerminalLogin e ->
                    registry.counter(
                            "carrel.logins",
                            TERMINALS,
                            e.terminals().text(),
                            "accepted",
                            Boolean.toString(e.accepted()));
            case GatewayEvent.Repeated e ->
                    registry.counter(
                            "carrel.repeats",
                            TERMINALS,
                            e.terminals().text(),
                            "operation",
                            e.operation().text());
            case GatewayEvent.ChangesKept e ->
                    registry.counter(
                            "carrel.changes.kept", "durable", Boolean.toString(e.durable()));
            case GatewayEvent.ChangeUnknown e ->
                    registry.counter(
                            "carrel.changes.unknown",
                            TERMINALS,
                            e.terminals().text(),
                            "upstream",
                            e.upstream().text(),
                            "operation",
                            e.operation().text());
            case GatewayEvent.EnquiryRefused e ->
                    registry.counter(
                            "carrel.enquiries.refused",
                            TERMINALS,
                            e.terminals().text(),
                            "outcome",
                            e.outcome().text());
            case GatewayEvent.MalformedInput e -> counter("carrel.malformed", e.terminals());
            case GatewayEvent.Guessing e -> counter("carrel.guessing", e.terminals());
            case GatewayEvent.VisitEnded e ->
                    registry.counter(
                            "carrel.visits.ended",
                            TERMINALS,
                            e.terminals().text(),
                            "end",
                            e.end().name());
            case GatewayEvent.UpstreamLost e ->
                    registry.counter(
                            "carrel.upstream.lost",
                            "upstream",
                            e.upstream().text(),
                            "outcome",
                            e.outcome().text());
            case GatewayEvent.UpstreamConnected e ->
                    registry.counter("carrel.upstream.connected", "upstream", e.upstream().text());
            case GatewayEvent.DropChanged e ->
                    registry.counter(
                            "carrel.drop",
                            TERMINALS,
                            e.terminals().text(),
                            "state",
                            e.state().name());
            case GatewayEvent.CircuitChanged e ->
                    registry.counter(
                            "carrel.upstream.circuit",
                            "upstream",
                            e.upstream().text(),
                            "state",
                            e.state().name());
            case GatewayEvent.TokensChanged e ->
                    registry.counter(
                            "carrel.tokens.changed",
                            "upstream",
                            e.upstream().text(),
                            "state",
                            e.state().name());
            case GatewayEvent.ForeignToken e ->
                    registry.counter(
                            "carrel.tokens.foreign", "at", e.at().text(), "of", e.of().text());
            case GatewayEvent.CharsetDoubted e ->
                    registry.counter("carrel.charset.doubted", "at", e.at().text());
            case GatewayEvent.DoorOpened e -> counter("carrel.doors.opened", e.terminals());
            case GatewayEvent.DoorClosed e -> counter("carrel.doors.closed", e.terminals());
            case GatewayEvent.ConfigurationTaken _ ->
                    registry.counter("carrel.configurations.taken");
            case GatewayEvent.ConfigurationRefused e ->
                    registry.counter("carrel.configurations.refused", "reason", e.why().name());
            case GatewayEvent.LedgerUnreconciled _ ->
                    registry.counter("carrel.ledger.unreconciled");
            case GatewayEvent.ArchiveReachable e ->
                    registry.counter(
                            "carrel.archive.reachable",
                            "reachable",
                            Boolean.toString(e.reachable()));
            case GatewayEvent.ArchiveUnvouched _ -> registry.counter("carrel.archive.unvouched");
            case GatewayEvent.VendorDegraded e ->
                    registry.counter(
                            "carrel.vendors.degraded",
                            "upstream",
                            e.upstream().text(),
                            "degraded",
                            Boolean.toString(e.degraded()));
            case GatewayEvent.Destroyed e ->
                    registry.counter("carrel.destructions", "proved", Boolean.toString(e.proved()));
            case GatewayEvent.DestructionLate _ -> registry.counter("carrel.destructions.late");
            case GatewayEvent.MemoryTaken e ->
                    registry.counter("carrel.memory.taken", "locked", Boolean.toString(e.locked()));
            case GatewayEvent.DumpsForbidden e ->
                    registry.counter(
                            "carrel.dumps.forbidden", "granted", Boolean.toString(e.granted()));
            case GatewayEvent.Draining _ -> registry.counter("carrel.drainings");
            case GatewayEvent.Fault _ -> registry.counter("carrel.faults");
        };
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
                .tag(TERMINALS, exchange.terminals().text())
                .tag("upstream", exchange.upstream().text())
                .tag("operation", exchange.operation().text())
                .tag("outcome", exchange.outcome().text())
                .register(registry);
    }

    private void enquiry(GatewayEvent.EnquiryEnded event) {
        enquiries
                .computeIfAbsent(
                        new Asked(event.terminals(), event.target(), event.kind(), event.outcome()),
                        this::timer)
                .record(event.nanoseconds(), TimeUnit.NANOSECONDS);
    }

    private Timer timer(Asked asked) {
        return Timer.builder("carrel.enquiries")
                .tag(TERMINALS, asked.terminals().text())
                .tag("upstream", asked.target().text())
                .tag("operation", asked.kind().text())
                .tag("outcome", asked.outcome().text())
                .register(registry);
    }

    private Counter turnedAway(String name, String key, Label whom, TurnAway why) {
        return registry.counter(name, key, whom.text(), "reason", why.text());
    }

    private Counter counter(String name, Label terminals) {
        return registry.counter(name, TERMINALS, terminals.text());
    }
}
