package org.carrel.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The web console.
 *
 * @param bind where it listens
 * @param names under which browsers call it, besides addresses and localhost
 * @param passkeys whether staff must have one
 * @param proxies whose word counts about the address that a browser comes from
 * @param certificate its own certificate chain (PEM); one that it signs itself where nothing is
 *     said
 * @param key the private key of that (PEM)
 */
public record Console(
        Endpoint bind,
        List<String> names,
        Passkeys passkeys,
        List<AddressRange> proxies,
        Optional<Path> certificate,
        Optional<Path> key) {

    public Console {
        names = List.copyOf(names);
        proxies = List.copyOf(proxies);
    }

    /** Whether a password lets in by itself. */
    public enum Passkeys {
        /** It does. */
        OFFERED,
        /** Only to add the first passkey; from then on it is a passkey, or password and code. */
        REQUIRED
    }
}
