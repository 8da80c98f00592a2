package org.carrel.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How a connection is protected.
 *
 * @param mode not at all, by our or their certificate, or by both sides' certificates
 * @param ca the authorities that an upstream's certificate must come from; the platform's where
 *     nothing is said
 * @param clientCa the authorities that a terminal's certificate must come from, in mutual mode
 * @param certificate our own certificate chain (PEM)
 * @param key our own private key (PEM)
 */
public record TlsConfig(
        Mode mode,
        Optional<Path> ca,
        Optional<Path> clientCa,
        Optional<Path> certificate,
        Optional<Path> key) {

    /** No protection. */
    public static final TlsConfig PLAIN =
            new TlsConfig(
                    Mode.PLAIN,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());

    /** Who shows a certificate. */
    public enum Mode {
        /** Nobody; everyone on the way can read everything. */
        PLAIN,
        /** The side that was called. */
        TLS,
        /** Both sides. */
        MUTUAL
    }
}
