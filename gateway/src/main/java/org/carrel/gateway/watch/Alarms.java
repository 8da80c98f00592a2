package org.carrel.gateway.watch;

import static org.carrel.gateway.watch.Alarm.Kind.ARCHIVE_UNVOUCHED;
import static org.carrel.gateway.watch.Alarm.Kind.CERTIFICATE_REFUSED;
import static org.carrel.gateway.watch.Alarm.Kind.CHANGE_UNKNOWN;
import static org.carrel.gateway.watch.Alarm.Kind.CHARSET_DOUBTED;
import static org.carrel.gateway.watch.Alarm.Kind.FAULT;
import static org.carrel.gateway.watch.Alarm.Kind.FOREIGN_TOKEN;
import static org.carrel.gateway.watch.Alarm.Kind.GUESSES_STOPPED;
import static org.carrel.gateway.watch.Alarm.Kind.GUESSING;
import static org.carrel.gateway.watch.Alarm.Kind.LEAK_STOPPED;
import static org.carrel.gateway.watch.Alarm.Kind.LOGIN_LOCKED;
import static org.carrel.gateway.watch.Alarm.Kind.MEMORY_UNPROTECTED;
import static org.carrel.gateway.watch.Alarm.Kind.TOKENS_REFUSED;
import static org.carrel.gateway.watch.Alarm.Kind.UNRECONCILED;
import static org.carrel.gateway.watch.Alarm.Kind.UPSTREAM_DISTRUSTED;
import static org.carrel.gateway.watch.Alarm.Kind.UPSTREAM_LOST;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.carrel.config.Label;

/** The alarms since the gateway started, one for each kind and place. Any thread. */
final class Alarms {
    private final Map<Key, Alarm> alarms = new ConcurrentHashMap<>();

    private record Key(Alarm.Kind kind, Optional<Label> where) {}

    /** Those raised since then, the latest first. */
    List<Alarm> since(Instant then) {
        return alarms.values().stream()
                .filter(alarm -> alarm.last().isAfter(then))
                .sorted(Comparator.comparing(Alarm::last).reversed())
                .toList();
    }

    void note(GatewayEvent event, Instant now) {
        switch (event) {
            case GatewayEvent.LedgerUnreconciled _ -> raise(UNRECONCILED, now);
            case GatewayEvent.ForeignToken e -> raise(FOREIGN_TOKEN, e.at(), now);
            case GatewayEvent.Guessing e -> raise(GUESSING, e.terminals(), now);
            case GatewayEvent.GuessesStopped e -> raise(GUESSES_STOPPED, e.terminals(), now);
            case GatewayEvent.LoginLocked e -> raise(LOGIN_LOCKED, e.terminals(), now);
            case GatewayEvent.UpstreamDistrusted e -> raise(UPSTREAM_DISTRUSTED, e.upstream(), now);
            case GatewayEvent.UpstreamLost e -> raise(UPSTREAM_LOST, e.upstream(), now);
            case GatewayEvent.ChangeUnknown e -> raise(CHANGE_UNKNOWN, e.upstream(), now);
            case GatewayEvent.CharsetDoubted e -> raise(CHARSET_DOUBTED, e.at(), now);
            case GatewayEvent.ArchiveUnvouched _ -> raise(ARCHIVE_UNVOUCHED, now);
            case GatewayEvent.Fault _ -> raise(FAULT, now);
            case GatewayEvent.TokensChanged e when e.state() != GatewayEvent.TokenState.SERVED ->
                    raise(TOKENS_REFUSED, e.upstream(), now);
            case GatewayEvent.CertificateReplaced e when !e.accepted() ->
                    raise(CERTIFICATE_REFUSED, e.of(), now);
            case GatewayEvent.MemoryTaken e when !e.locked() || !e.hiddenFromDumps() ->
                    raise(MEMORY_UNPROTECTED, now);
            case GatewayEvent.DumpsForbidden e when !e.granted() -> raise(MEMORY_UNPROTECTED, now);
            case GatewayEvent.ExchangeEnded e when e.outcome() == Outcome.LEAK_STOPPED ->
                    raise(LEAK_STOPPED, e.terminals(), now);
            default -> {}
        }
    }

    private void raise(Alarm.Kind kind, Instant now) {
        raise(new Key(kind, Optional.empty()), now);
    }

    private void raise(Alarm.Kind kind, Label where, Instant now) {
        raise(new Key(kind, Optional.of(where)), now);
    }

    private void raise(Key key, Instant now) {
        alarms.merge(
                key,
                new Alarm(key.kind(), key.where(), now, 1),
                (old, _) -> new Alarm(old.kind(), old.where(), now, old.times() + 1));
    }
}
