package org.carrel.gateway.watch;

import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * Writes events to the log: one line a happening, what happened as its text, who and where as
 * key-values with fixed keys. The only place that may log, and it is only ever given {@link
 * GatewayEvent}s. Any thread.
 */
public final class LogBook implements Consumer<GatewayEvent> {
    private static final Logger LOG = LoggerFactory.getLogger("carrel");

    @Override
    public void accept(GatewayEvent event) {
        if (!wentWell(event)) { // what went well is for the meters
            write(line(event));
        }
    }

    private static boolean wentWell(GatewayEvent event) {
        return switch (event) {
            case GatewayEvent.ExchangeEnded exchange -> exchange.outcome().isAnswer();
            case GatewayEvent.EnquiryEnded enquiry -> enquiry.outcome().isAnswer();
            case GatewayEvent.VisitEnded _ -> !LOG.isDebugEnabled(); // one for each reader
            default -> false;
        };
    }

    private static Line line(GatewayEvent event) {
        return switch (event) {
            case GatewayEvent.TerminalArrived e ->
                    new Line(
                            Level.DEBUG,
                            "terminal arrived",
                            List.of("terminals", e.terminals(), "connected", e.connected()));
            case GatewayEvent.TerminalLeft e ->
                    new Line(
                            Level.DEBUG,
                            "terminal left",
                            List.of("terminals", e.terminals(), "connected", e.connected()));
            case GatewayEvent.TerminalTurnedAway e ->
                    new Line(
                            Level.WARN,
                            "connection turned away",
                            List.of("terminals", e.terminals(), "reason", e.why().text()));
            case GatewayEvent.UpstreamDistrusted e ->
                    new Line(
                            Level.ERROR,
                            "upstream distrusted",
                            List.of("upstream", e.upstream(), "reason", e.why().text()));
            case GatewayEvent.CertificateReplaced e ->
                    new Line(
                            e.accepted() ? Level.INFO : Level.ERROR,
                            e.accepted()
                                    ? "certificate replaced"
                                    : "new certificate cannot be used, the old one stays",
                            List.of("of", e.of()));
            case GatewayEvent.LoginLocked e ->
                    new Line(
                            Level.WARN,
                            "account rests after wrong logins",
                            List.of("terminals", e.terminals()));
            case GatewayEvent.GuessesStopped e ->
                    new Line(
                            Level.WARN,
                            "no more PINs are tried",
                            List.of(
                                    "terminals",
                                    e.terminals(),
                                    "of",
                                    e.ofOneCard() ? "card" : "terminal"));
            case GatewayEvent.TerminalLogin e ->
                    new Line(
                            e.accepted() ? Level.INFO : Level.WARN,
                            "terminal login",
                            List.of("terminals", e.terminals(), "accepted", e.accepted()));
            case GatewayEvent.ExchangeEnded e ->
                    new Line(
                            Level.WARN,
                            "exchange refused",
                            List.of(
                                    "terminals",
                                    e.terminals(),
                                    "upstream",
                                    e.upstream(),
                                    "operation",
                                    e.operation().text(),
                                    "outcome",
                                    e.outcome().text()));
            case GatewayEvent.Repeated e ->
                    new Line(
                            Level.DEBUG,
                            "asked again",
                            List.of("terminals", e.terminals(), "operation", e.operation().text()));
            case GatewayEvent.ChangesKept e ->
                    new Line(
                            e.durable() && e.unknown() == 0 ? Level.INFO : Level.WARN,
                            "register of changes",
                            List.of(
                                    "survives-restarts",
                                    yesOrNo(e.durable()),
                                    "unknown",
                                    e.unknown()));
            case GatewayEvent.ChangeUnknown e ->
                    new Line(
                            Level.ERROR,
                            "change unknown",
                            List.of(
                                    "terminals",
                                    e.terminals(),
                                    "upstream",
                                    e.upstream(),
                                    "operation",
                                    e.operation().text()));
            case GatewayEvent.EnquiryEnded e ->
                    new Line(
                            Level.WARN,
                            "enquiry refused",
                            List.of(
                                    "terminals",
                                    e.terminals(),
                                    "upstream",
                                    e.target(),
                                    "operation",
                                    e.kind().text(),
                                    "outcome",
                                    e.outcome().text()));
            case GatewayEvent.EnquiryRefused e ->
                    new Line(
                            Level.INFO,
                            "enquiry refused",
                            List.of("terminals", e.terminals(), "outcome", e.outcome().text()));
            case GatewayEvent.MalformedInput e ->
                    new Line(
                            Level.WARN,
                            "malformed input",
                            List.of(
                                    "terminals",
                                    e.terminals(),
                                    "fault",
                                    e.fault(),
                                    "offset",
                                    e.offset(),
                                    "closed",
                                    e.closed()));
            case GatewayEvent.Guessing e ->
                    new Line(
                            Level.ERROR,
                            "somebody may be guessing",
                            List.of("terminals", e.terminals(), "not-confirmed", e.notConfirmed()));
            case GatewayEvent.VisitEnded e ->
                    new Line(
                            Level.DEBUG,
                            "visit ended",
                            List.of("terminals", e.terminals(), "end", e.end()));
            case GatewayEvent.UpstreamConnected e ->
                    new Line(
                            Level.INFO,
                            "upstream connected",
                            List.of("upstream", e.upstream(), "connections", e.connections()));
            case GatewayEvent.UpstreamLost e ->
                    new Line(
                            Level.WARN,
                            "upstream lost",
                            List.of("upstream", e.upstream(), "outcome", e.outcome().text()));
            case GatewayEvent.TokensChanged e ->
                    new Line(
                            e.state() == GatewayEvent.TokenState.SERVED ? Level.INFO : Level.ERROR,
                            "tokens",
                            List.of("upstream", e.upstream(), "state", e.state()));
            case GatewayEvent.ForeignToken e ->
                    new Line(Level.ERROR, "foreign token", List.of("at", e.at(), "of", e.of()));
            case GatewayEvent.CharsetDoubted e ->
                    new Line(
                            Level.WARN,
                            "other characters than agreed, look at its dialect",
                            List.of("at", e.at()));
            case GatewayEvent.DoorOpened e ->
                    new Line(
                            e.plainText() ? Level.WARN : Level.INFO,
                            e.plainText() ? "door opened, plain text" : "door opened",
                            List.of("terminals", e.terminals(), "port", e.port()));
            case GatewayEvent.DoorClosed e ->
                    new Line(Level.INFO, "door closed", List.of("terminals", e.terminals()));
            case GatewayEvent.ConfigurationTaken e ->
                    new Line(
                            e.warnings() == 0 ? Level.INFO : Level.WARN,
                            "configuration taken",
                            List.of("version", e.version(), "warnings", e.warnings()));
            case GatewayEvent.ConfigurationRefused e ->
                    new Line(
                            Level.ERROR,
                            "configuration refused, the one in force stays; ask carrel check or carrel reload",
                            List.of("reason", e.why(), "problems", e.problems()));
            case GatewayEvent.LedgerUnreconciled e ->
                    new Line(Level.ERROR, "ledger unreconciled", List.of("keys", e.keys()));
            case GatewayEvent.MemoryTaken e ->
                    new Line(
                            e.locked() && e.hiddenFromDumps() ? Level.INFO : Level.WARN,
                            "memory of visits",
                            List.of(
                                    "locked",
                                    yesOrNo(e.locked()),
                                    "hidden",
                                    yesOrNo(e.hiddenFromDumps()),
                                    "KiB",
                                    e.kibibytes()));
            case GatewayEvent.DumpsForbidden e ->
                    new Line(
                            e.granted() ? Level.INFO : Level.WARN,
                            "core dumps forbidden",
                            List.of("granted", yesOrNo(e.granted())));
            case GatewayEvent.Draining e ->
                    new Line(Level.INFO, "draining", List.of("grace", e.grace()));
            case GatewayEvent.Fault e ->
                    new Line(
                            Level.ERROR,
                            "fault",
                            List.of("kind", e.kind().getName(), "at", place(e.trace())));
        };
    }

    private static String yesOrNo(boolean granted) {
        return granted ? "yes" : "no";
    }

    private static String place(List<StackTraceElement> trace) {
        return String.join(
                " < ", trace.stream().limit(8).map(StackTraceElement::toString).toList());
    }

    /** What happened, then keys and values in turn. */
    private record Line(Level level, String what, List<Object> keysAndValues) {}

    private static void write(Line line) {
        LoggingEventBuilder entry = LOG.atLevel(line.level());
        for (int at = 0; at < line.keysAndValues().size(); at += 2) {
            String key = (String) line.keysAndValues().get(at);
            entry = entry.addKeyValue(key, line.keysAndValues().get(at + 1));
        }
        entry.log(line.what());
    }
}
