package org.carrel.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads what upstreams and terminals have in common: addresses, TLS, lengths of time. */
final class WireReader {

    private static final Duration LONGEST = Duration.ofHours(12);

    private WireReader() {}

    /** Who begins a connection. */
    enum Side {
        /** The gateway, towards an upstream. */
        CALLS,
        /** The terminal, towards the gateway. */
        LISTENS
    }

    static Optional<Endpoint> endpoint(Section section) {
        return section.read(Endpoint::parse, "write host:port, or [address]:port for IPv6");
    }

    static Optional<Path> path(Section section) {
        return section.read(WireReader::parsePath, "write the path of a file or folder");
    }

    /** Other places, in order. */
    static List<Endpoint> fallback(Section section) {
        return section.items().stream().flatMap(each -> endpoint(each).stream()).toList();
    }

    /** From where may be connected; remarked upon where that is from everywhere. */
    static List<AddressRange> allow(Section section, Endpoint bind) {
        if (section.items().isEmpty() && !bind.isLoopback()) {
            section.warning(
                    "names no addresses, so everyone may connect",
                    "list the ranges of your devices, such as 10.20.0.0/16");
        }
        return ranges(section);
    }

    /** Ranges of addresses. */
    static List<AddressRange> ranges(Section section) {
        return section.items().stream()
                .flatMap(each ->
                        each
                                .read(AddressRange::parse, "write a range such as 10.20.0.0/16")
                                .stream())
                .toList();
    }

    /** How long whoever comes may stay. */
    static SessionLimits session(Section section, SessionLimits usual) {
        Duration idle =
                duration(section.child("idle"), usual.idle(), Duration.ofSeconds(1), LONGEST);
        Duration maximum =
                duration(section.child("maximum"), usual.maximum(), Duration.ofSeconds(1), LONGEST);
        if (idle.compareTo(maximum) > 0) {
            section.error("may be idle for longer than it may last", "choose a longer maximum");
        }
        return new SessionLimits(idle, maximum);
    }

    /** A length of time between two limits, both of them allowed. */
    static Duration duration(Section section, Duration otherwise, Duration least, Duration most) {
        Duration duration = section.duration().orElse(otherwise);
        if (duration.compareTo(least) < 0) {
            section.error("is shorter than " + text(least), "choose a longer time");
        } else if (duration.compareTo(most) > 0) {
            section.error("is longer than " + text(most), "choose a shorter time");
        }
        return duration;
    }

    /** TLS as this side needs it; what is missing for the mode is told. */
    static TlsConfig tls(Section section, Endpoint place, Side side) {
        TlsConfig tls =
                new TlsConfig(
                        section.child("mode")
                                .choice(TlsConfig.Mode.class)
                                .orElse(TlsConfig.Mode.PLAIN),
                        path(section.child("ca")),
                        path(section.child("client-ca")),
                        path(section.child("certificate")),
                        path(section.child("key")));
        switch (tls.mode()) {
            case PLAIN -> remarkOnPlain(section, place);
            case TLS -> needCertificate(section, side == Side.LISTENS);
            case MUTUAL -> {
                needCertificate(section, true);
                needClientAuthority(section, side == Side.LISTENS);
            }
        }
        return tls;
    }

    /** Remarks upon a way that leaves the machine unprotected. */
    private static void remarkOnPlain(Section section, Endpoint place) {
        if (!place.isLoopback()) {
            section.warning(
                    "is plain, so that everyone on the way can read what passes",
                    "set mode: tls or mutual, or lead it through a tunnel");
        }
    }

    private static void needCertificate(Section section, boolean needed) {
        if (needed) {
            need(section, "certificate", "name the file with our certificate (PEM)");
            need(section, "key", "name the file with our private key (PEM)");
        }
    }

    private static void needClientAuthority(Section section, boolean needed) {
        if (needed) {
            need(section, "client-ca", "name the authority of the terminals' certificates (PEM)");
        }
    }

    private static void need(Section section, String key, String mend) {
        if (!section.child(key).exists()) {
            section.child(key).error("is missing for this mode", mend);
        }
    }

    private static Optional<Path> parsePath(String text) {
        try {
            return text.isBlank() ? Optional.empty() : Optional.of(Path.of(text));
        } catch (InvalidPathException _) {
            return Optional.empty();
        }
    }

    private static String text(Duration duration) {
        return duration.toMillis() < 1000 ? duration.toMillis() + "ms" : duration.toSeconds() + "s";
    }
}
