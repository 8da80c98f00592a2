package org.carrel.gateway.wire;

import io.netty.handler.ssl.NotSslRecordException;
import io.netty.handler.ssl.SslHandshakeTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.carrel.gateway.watch.TurnAway;
import org.jspecify.annotations.Nullable;

/**
 * Tells from what a TLS library throws why a handshake failed. Both libraries say some of it in
 * words only; those are looked at here and kept nowhere.
 */
final class TlsFailure {
    private static final int DEEPEST = 8;

    /** What the words of BoringSSL, and after them those of the JDK, mean. */
    private static final Map<TurnAway, List<String>> WORDS =
            Map.of(
                    TurnAway.NO_CERTIFICATE,
                    List.of("did_not_return_a_certificate", "empty client certificate chain"),
                    TurnAway.CERTIFICATE_REJECTED,
                    List.of(
                            "alert_certificate_expired",
                            "alert_unknown_ca",
                            "alert_bad_certificate",
                            "alert_certificate_unknown",
                            "fatal alert"),
                    TurnAway.TLS_UNSUPPORTED,
                    List.of(
                            "unsupported_protocol",
                            "no_shared_cipher",
                            "no cipher suites in common",
                            "client requested protocol"),
                    TurnAway.TLS_ABANDONED,
                    List.of("handshake was in progress"));

    private TlsFailure() {}

    static TurnAway reason(@Nullable Throwable thrown) {
        List<Throwable> causes = new ArrayList<>();
        Throwable each = thrown;
        while (each != null && causes.size() < DEEPEST) {
            causes.addFirst(each);
            each = each.getCause();
        }
        // the innermost knows best
        return causes.stream()
                .flatMap(cause -> byKind(cause).or(() -> byWords(cause)).stream())
                .findFirst()
                .orElse(TurnAway.TLS_BROKEN);
    }

    private static Optional<TurnAway> byKind(Throwable cause) {
        return Optional.ofNullable(
                switch (cause) {
                    case NotSslRecordException _ -> TurnAway.PLAIN_TEXT;
                    case SslHandshakeTimeoutException _ -> TurnAway.TLS_LATE;
                    case ClosedChannelException _ -> TurnAway.TLS_ABANDONED;
                    case CertificateExpiredException _, CertificateNotYetValidException _ ->
                            TurnAway.CERTIFICATE_EXPIRED;
                    case CertPathValidatorException path when isExpired(path) ->
                            TurnAway.CERTIFICATE_EXPIRED;
                    case CertPathValidatorException _, CertificateException _ ->
                            TurnAway.CERTIFICATE_UNTRUSTED;
                    default -> null;
                });
    }

    private static boolean isExpired(CertPathValidatorException path) {
        return path.getReason() == CertPathValidatorException.BasicReason.EXPIRED
                || path.getReason() == CertPathValidatorException.BasicReason.NOT_YET_VALID;
    }

    private static Optional<TurnAway> byWords(Throwable cause) {
        String words = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
        return WORDS.entrySet().stream()
                .filter(each -> each.getValue().stream().anyMatch(words::contains))
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
