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
        switch (event) {
            case GatewayEvent.TerminalArrived e ->
                    line(
                            Level.DEBUG,
                            "terminal arrived",
                            "terminals",
                            e.terminals(),
                            "connected",
                            e.connected());
            case GatewayEvent.TerminalLeft e ->
                    line(
                            Level.DEBUG,
                            "terminal left",
                            "terminals",
                            e.terminals(),
                            "connected",
                            e.connected());
            case GatewayEvent.TerminalTurnedAway e ->
                    line(Level.WARN, "connection turned away", "terminals", e.terminals());
            case GatewayEvent.TerminalLogin e ->
                    line(
                            e.accepted() ? Level.INFO : Level.WARN,
                            "terminal login",
                            "terminals",
                            e.terminals(),
                            "accepted",
                            e.accepted());
            case GatewayEvent.ExchangeEnded e -> exchange(e);
            case GatewayEvent.MalformedInput e ->
                    line(
                            Level.WARN,
                            "malformed input",
                            "terminals",
                            e.terminals(),
                            "fault",
                            e.fault(),
                            "offset",
                            e.offset(),
                            "closed",
                            e.closed());
            case GatewayEvent.VisitEnded e ->
                    line(Level.DEBUG, "visit ended", "terminals", e.terminals(), "end", e.end());
            case GatewayEvent.UpstreamConnected e ->
                    line(
                            Level.INFO,
                            "upstream connected",
                            "upstream",
                            e.upstream(),
                            "connections",
                            e.connections());
            case GatewayEvent.UpstreamLost e ->
                    line(
                            Level.WARN,
                            "upstream lost",
                            "upstream",
                            e.upstream(),
                            "outcome",
                            e.outcome().text());
            case GatewayEvent.DoorOpened e ->
                    line(
                            e.plainText() ? Level.WARN : Level.INFO,
                            e.plainText() ? "door opened, plain text" : "door opened",
                            "terminals",
                            e.terminals(),
                            "port",
                            e.port());
            case GatewayEvent.Draining e -> line(Level.INFO, "draining", "grace", e.grace());
            case GatewayEvent.Fault e ->
                    line(Level.ERROR, "fault", "kind", e.kind().getName(), "at", place(e.trace()));
        }
    }

    /** What went well is for the meters; the log keeps what did not. */
    private static void exchange(GatewayEvent.ExchangeEnded event) {
        boolean well =
                switch (event.outcome()) {
                    case ANSWERED, ANSWERED_HERE, RECALLED -> true;
                    case LOGIN_REQUIRED,
                            NOT_ALLOWED,
                            UPSTREAM_UNAVAILABLE,
                            UPSTREAM_TIMEOUT,
                            UPSTREAM_NONSENSE,
                            FOREIGN_ANSWER,
                            NO_TOKEN,
                            MALFORMED,
                            FAULT ->
                            false;
                };
        if (!well) {
            line(
                    Level.WARN,
                    "exchange refused",
                    "terminals",
                    event.terminals(),
                    "upstream",
                    event.upstream(),
                    "operation",
                    event.operation().text(),
                    "outcome",
                    event.outcome().text());
        }
    }

    private static String place(List<StackTraceElement> trace) {
        return String.join(
                " < ", trace.stream().limit(8).map(StackTraceElement::toString).toList());
    }

    private static void line(Level level, String what, Object... keysAndValues) {
        if (!LOG.isEnabledForLevel(level)) {
            return;
        }
        LoggingEventBuilder line = LOG.atLevel(level);
        for (int at = 0; at < keysAndValues.length; at += 2) {
            line = line.addKeyValue((String) keysAndValues[at], keysAndValues[at + 1]);
        }
        line.log(what);
    }
}
