package org.carrel.gateway.watch;

import java.util.List;

/**
 * How each event is told in the log: one line a happening, with a fixed vocabulary of keys. Here it
 * is only put into words; the {@link LogBook} writes it.
 *
 * @param weight how much it matters
 * @param what what happened
 * @param keysAndValues in turn
 */
record LogLine(Weight weight, String what, List<Object> keysAndValues) {

    /** How much a line matters, as the levels of the log are called. */
    enum Weight {
        DEBUG,
        INFO,
        WARN,
        ERROR
    }

    /** The line of an event. */
    static LogLine of(GatewayEvent event) {
        return switch (event) {
            case GatewayEvent.TerminalArrived e ->
                    new LogLine(
                            Weight.DEBUG,
                            "terminal arrived",
                            List.of("terminals", e.terminals(), "connected", e.connected()));
            case GatewayEvent.TerminalLeft e ->
                    new LogLine(
                            Weight.DEBUG,
                            "terminal left",
                            List.of("terminals", e.terminals(), "connected", e.connected()));
            case GatewayEvent.TerminalTurnedAway e ->
                    new LogLine(
                            Weight.WARN,
                            "connection turned away",
                            List.of("terminals", e.terminals(), "reason", e.why().text()));
            case GatewayEvent.UpstreamDistrusted e ->
                    new LogLine(
                            Weight.ERROR,
                            "upstream distrusted",
                            List.of("upstream", e.upstream(), "reason", e.why().text()));
            case GatewayEvent.CertificateReplaced e ->
                    new LogLine(
                            e.accepted() ? Weight.INFO : Weight.ERROR,
                            e.accepted()
                                    ? "certificate replaced"
                                    : "new certificate cannot be used, the old one stays",
                            List.of("of", e.of()));
            case GatewayEvent.LoginLocked e ->
                    new LogLine(
                            Weight.WARN,
                            "account rests after wrong logins",
                            List.of("terminals", e.terminals()));
            case GatewayEvent.GuessesStopped e ->
                    new LogLine(
                            Weight.WARN,
                            "no more PINs are tried",
                            List.of(
                                    "terminals",
                                    e.terminals(),
                                    "of",
                                    e.ofOneCard() ? "card" : "terminal"));
            case GatewayEvent.TerminalLogin e ->
                    new LogLine(
                            e.accepted() ? Weight.INFO : Weight.WARN,
                            "terminal login",
                            List.of("terminals", e.terminals(), "accepted", e.accepted()));
            case GatewayEvent.ExchangeEnded e ->
                    new LogLine(
                            Weight.WARN,
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
                    new LogLine(
                            Weight.DEBUG,
                            "asked again",
                            List.of("terminals", e.terminals(), "operation", e.operation().text()));
            case GatewayEvent.ChangesKept e ->
                    new LogLine(
                            e.durable() && e.unknown() == 0 ? Weight.INFO : Weight.WARN,
                            "register of changes",
                            List.of(
                                    "survives-restarts",
                                    yesOrNo(e.durable()),
                                    "unknown",
                                    e.unknown()));
            case GatewayEvent.ChangeUnknown e ->
                    new LogLine(
                            Weight.ERROR,
                            "change unknown",
                            List.of(
                                    "terminals",
                                    e.terminals(),
                                    "upstream",
                                    e.upstream(),
                                    "operation",
                                    e.operation().text()));
            case GatewayEvent.EnquiryEnded e ->
                    new LogLine(
                            Weight.WARN,
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
                    new LogLine(
                            Weight.INFO,
                            "enquiry refused",
                            List.of("terminals", e.terminals(), "outcome", e.outcome().text()));
            case GatewayEvent.MalformedInput e ->
                    new LogLine(
                            Weight.WARN,
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
                    new LogLine(
                            Weight.ERROR,
                            "somebody may be guessing",
                            List.of("terminals", e.terminals(), "not-confirmed", e.notConfirmed()));
            case GatewayEvent.VisitEnded e ->
                    new LogLine(
                            Weight.DEBUG,
                            "visit ended",
                            List.of("terminals", e.terminals(), "end", e.end()));
            case GatewayEvent.UpstreamConnected e ->
                    new LogLine(
                            Weight.INFO,
                            "upstream connected",
                            List.of("upstream", e.upstream(), "connections", e.connections()));
            case GatewayEvent.UpstreamLost e ->
                    new LogLine(
                            Weight.WARN,
                            "upstream lost",
                            List.of("upstream", e.upstream(), "outcome", e.outcome().text()));
            case GatewayEvent.CircuitChanged e -> circuit(e);
            case GatewayEvent.DropChanged e ->
                    new LogLine(
                            e.state().isLoss() ? Weight.ERROR : Weight.INFO,
                            e.state().text(),
                            List.of("terminals", e.terminals(), "held", e.held()));
            case GatewayEvent.TokensChanged e ->
                    new LogLine(
                            e.state() == GatewayEvent.TokenState.SERVED
                                    ? Weight.INFO
                                    : Weight.ERROR,
                            "tokens",
                            List.of("upstream", e.upstream(), "state", e.state()));
            case GatewayEvent.ForeignToken e ->
                    new LogLine(Weight.ERROR, "foreign token", List.of("at", e.at(), "of", e.of()));
            case GatewayEvent.CharsetDoubted e ->
                    new LogLine(
                            Weight.WARN,
                            "other characters than agreed, look at its dialect",
                            List.of("at", e.at()));
            case GatewayEvent.DoorOpened e ->
                    new LogLine(
                            e.plainText() ? Weight.WARN : Weight.INFO,
                            e.plainText() ? "door opened, plain text" : "door opened",
                            List.of("terminals", e.terminals(), "port", e.port()));
            case GatewayEvent.DoorClosed e ->
                    new LogLine(Weight.INFO, "door closed", List.of("terminals", e.terminals()));
            case GatewayEvent.ConfigurationTaken e ->
                    new LogLine(
                            e.warnings() == 0 ? Weight.INFO : Weight.WARN,
                            "configuration taken",
                            List.of("version", e.version(), "warnings", e.warnings()));
            case GatewayEvent.ConfigurationRefused e ->
                    new LogLine(
                            Weight.ERROR,
                            "configuration refused, the one in force stays; ask carrel check or carrel reload",
                            List.of("reason", e.why(), "problems", e.problems()));
            case GatewayEvent.LedgerUnreconciled e ->
                    new LogLine(Weight.ERROR, "ledger unreconciled", List.of("keys", e.keys()));
            case GatewayEvent.OfTheArchive e ->
                    new LogLine(
                            ArchiveWords.isGood(e) ? Weight.INFO : Weight.ERROR,
                            ArchiveWords.what(e),
                            ArchiveWords.about(e));
            case GatewayEvent.MemoryTaken e ->
                    new LogLine(
                            e.locked() && e.hiddenFromDumps() ? Weight.INFO : Weight.WARN,
                            "memory of visits",
                            List.of(
                                    "locked",
                                    yesOrNo(e.locked()),
                                    "hidden",
                                    yesOrNo(e.hiddenFromDumps()),
                                    "KiB",
                                    e.kibibytes()));
            case GatewayEvent.DumpsForbidden e ->
                    new LogLine(
                            e.granted() ? Weight.INFO : Weight.WARN,
                            "core dumps forbidden",
                            List.of("granted", yesOrNo(e.granted())));
            case GatewayEvent.Draining e ->
                    new LogLine(Weight.INFO, "draining", List.of("grace", e.grace()));
            case GatewayEvent.Fault e ->
                    new LogLine(
                            Weight.ERROR,
                            "fault",
                            List.of("kind", e.kind().getName(), "at", place(e.trace())));
        };
    }

    private static LogLine circuit(GatewayEvent.CircuitChanged event) {
        List<Object> of = List.of("upstream", event.upstream());
        return switch (event.state()) {
            case OPEN -> new LogLine(Weight.ERROR, "upstream given up for now", of);
            case HALF_OPEN -> new LogLine(Weight.DEBUG, "upstream tried", of);
            case CLOSED -> new LogLine(Weight.INFO, "upstream asked again", of);
        };
    }

    private static String yesOrNo(boolean granted) {
        return granted ? "yes" : "no";
    }

    private static String place(List<StackTraceElement> trace) {
        return String.join(
                " < ", trace.stream().limit(8).map(StackTraceElement::toString).toList());
    }
}
