package org.carrel.gateway.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.carrel.config.Label;
import org.carrel.config.policy.OperationName;
import org.junit.jupiter.api.Test;

/**
 * Metrics speak of groups of terminals and of systems; who stands where cannot be read from them.
 */
class MetricsPresenceTest {
    private static final Label KIOSKS = new Label("kiosks");
    private static final Label GATES = new Label("gates");
    private static final Label LIBRARY = new Label("ils");
    private static final Set<String> ALLOWED_LABELS =
            Set.of(
                    "terminals",
                    "upstream",
                    "operation",
                    "outcome",
                    "accepted",
                    "end",
                    "state",
                    "at",
                    "of",
                    "locked",
                    "granted",
                    "durable",
                    "reachable",
                    "degraded",
                    "proved",
                    "reason");

    static final List<GatewayEvent> ONE_OF_EACH =
            List.of(
                    new GatewayEvent.TerminalArrived(KIOSKS, 1),
                    new GatewayEvent.TerminalLeft(KIOSKS, 0),
                    new GatewayEvent.TerminalTurnedAway(KIOSKS, TurnAway.ADDRESS),
                    new GatewayEvent.UpstreamDistrusted(LIBRARY, TurnAway.CERTIFICATE_EXPIRED),
                    new GatewayEvent.CertificateReplaced(KIOSKS, true),
                    new GatewayEvent.LoginLocked(KIOSKS),
                    new GatewayEvent.GuessesStopped(KIOSKS, true),
                    new GatewayEvent.TerminalLogin(KIOSKS, true),
                    asked(KIOSKS, OperationName.PATRON_INFORMATION),
                    new GatewayEvent.Repeated(KIOSKS, OperationName.CHECKOUT),
                    new GatewayEvent.ChangesKept(true, 2),
                    new GatewayEvent.ChangeUnknown(KIOSKS, LIBRARY, OperationName.FEE_PAID),
                    new GatewayEvent.CharsetDoubted(LIBRARY),
                    new GatewayEvent.EnquiryEnded(
                            KIOSKS, LIBRARY, EnquiryKind.SEARCH, Outcome.ANSWERED, 1),
                    new GatewayEvent.EnquiryRefused(KIOSKS, Outcome.NOT_ALLOWED),
                    new GatewayEvent.MalformedInput(
                            KIOSKS, GatewayEvent.Malformation.TOO_SHORT, 3, false),
                    new GatewayEvent.VisitEnded(KIOSKS, GatewayEvent.VisitEnd.SESSION_ENDED),
                    new GatewayEvent.UpstreamConnected(LIBRARY, 1),
                    new GatewayEvent.UpstreamLost(LIBRARY, Outcome.UPSTREAM_TIMEOUT),
                    new GatewayEvent.DropChanged(KIOSKS, DropState.KEPT, 1),
                    new GatewayEvent.CircuitChanged(LIBRARY, CircuitState.OPEN),
                    new GatewayEvent.DoorOpened(KIOSKS, 6001, false),
                    new GatewayEvent.DoorClosed(KIOSKS),
                    new GatewayEvent.ConfigurationTaken(2, 0),
                    new GatewayEvent.ConfigurationRefused(Objection.MISTAKES, 3),
                    new GatewayEvent.LedgerUnreconciled(1),
                    new GatewayEvent.Guessing(KIOSKS, 60),
                    new GatewayEvent.ForeignToken(LIBRARY, LIBRARY),
                    new GatewayEvent.TokensChanged(LIBRARY, GatewayEvent.TokenState.SERVED),
                    new GatewayEvent.ArchiveReachable(false),
                    new GatewayEvent.ArchiveUnvouched(),
                    new GatewayEvent.VendorDegraded(LIBRARY, true),
                    new GatewayEvent.Destroyed(7, true),
                    new GatewayEvent.DestructionLate(3),
                    new GatewayEvent.MemoryTaken(true, true, 4),
                    new GatewayEvent.DumpsForbidden(true),
                    new GatewayEvent.Draining(Duration.ofSeconds(1)),
                    new GatewayEvent.Fault(IllegalStateException.class, List.of()));

    @Test
    void everyKindOfEventIsTried() {
        assertEquals(
                kinds(GatewayEvent.class).collect(Collectors.toSet()),
                ONE_OF_EACH.stream().map(Object::getClass).collect(Collectors.toSet()));
    }

    private static Stream<Class<?>> kinds(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(MetricsPresenceTest::kinds)
                : Stream.of(type);
    }

    @Test
    void noSeriesHasALabelBeyondTheList() {
        Set<String> labels = new TreeSet<>();
        meters(ONE_OF_EACH)
                .forEach(meter -> meter.getId().getTags().forEach(tag -> labels.add(tag.getKey())));
        assertTrue(ALLOWED_LABELS.containsAll(labels), labels.toString());
    }

    @Test
    void everyLabelsValueIsOfTheConfigurationOrAFixedList() {
        Set<String> values =
                Stream.of(
                                Stream.of("kiosks", "ils", "true", "false", "card", "terminal"),
                                Arrays.stream(TurnAway.values()).map(TurnAway::text),
                                Arrays.stream(OperationName.values()).map(OperationName::text),
                                Arrays.stream(EnquiryKind.values()).map(EnquiryKind::text),
                                Arrays.stream(Outcome.values()).map(Outcome::text),
                                Arrays.stream(GatewayEvent.VisitEnd.values()).map(Enum::name),
                                Arrays.stream(DropState.values()).map(Enum::name),
                                Arrays.stream(Objection.values()).map(Enum::name),
                                Arrays.stream(CircuitState.values()).map(Enum::name),
                                Arrays.stream(GatewayEvent.TokenState.values()).map(Enum::name))
                        .flatMap(each -> each)
                        .collect(Collectors.toSet());
        meters(ONE_OF_EACH)
                .flatMap(meter -> meter.getId().getTags().stream())
                .forEach(tag -> assertTrue(values.contains(tag.getValue()), tag.toString()));
    }

    @Test
    void aVisitChangesNothingButItsOwnGroup() {
        MeterRegistry registry = new SimpleMeterRegistry();
        Meters meters = new Meters(registry);
        visit(GATES, 1).forEach(meters);
        visit(KIOSKS, 1).forEach(meters);
        Set<String> before = scrape(registry);
        visit(KIOSKS, 1).forEach(meters);
        Set<String> changed = new TreeSet<>(scrape(registry));
        changed.removeAll(before);
        assertTrue(changed.stream().allMatch(line -> line.contains("kiosks")), changed.toString());
    }

    @Test
    void ofAnyTerminalsOfAGroupTheScrapeIsTheSame() {
        assertEquals(
                names(meters(visit(KIOSKS, 1))),
                names(
                        meters(
                                Stream.of(1, 2, 3, 400)
                                        .flatMap(each -> visit(KIOSKS, each).stream()))));
    }

    /** What one visit tells, at the terminal that was the so many-th to come. */
    private static List<GatewayEvent> visit(Label terminals, int connected) {
        return List.of(
                new GatewayEvent.TerminalArrived(terminals, connected),
                new GatewayEvent.TerminalLogin(terminals, true),
                asked(terminals, OperationName.PATRON_INFORMATION),
                asked(terminals, OperationName.CHECKOUT),
                new GatewayEvent.VisitEnded(terminals, GatewayEvent.VisitEnd.SESSION_ENDED),
                new GatewayEvent.TerminalLeft(terminals, connected - 1));
    }

    private static GatewayEvent asked(Label terminals, OperationName operation) {
        return new GatewayEvent.ExchangeEnded(
                terminals, LIBRARY, operation, Outcome.ANSWERED, 1_000_000);
    }

    private static Stream<Meter> meters(List<GatewayEvent> events) {
        return meters(events.stream());
    }

    private static Stream<Meter> meters(Stream<GatewayEvent> events) {
        MeterRegistry registry = new SimpleMeterRegistry();
        events.forEach(new Meters(registry));
        return registry.getMeters().stream();
    }

    private static Set<String> names(Stream<Meter> meters) {
        return meters.map(meter -> meter.getId().toString()).collect(Collectors.toSet());
    }

    private static Set<String> scrape(MeterRegistry registry) {
        Set<String> lines = new TreeSet<>();
        for (Meter meter : registry.getMeters()) {
            meter.measure().forEach(each -> lines.add(meter.getId() + " " + each));
        }
        return lines;
    }
}
