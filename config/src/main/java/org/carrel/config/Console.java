package org.carrel.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The web console.
 *
 * @param bind where it listens
 * @param names under which browsers call it, besides addresses and localhost
 * @param certificate its own certificate chain (PEM); one that it signs itself where nothing is
 *     said
 * @param key the private key of that (PEM)
 */
public record Console(
        Endpoint bind, List<String> names, Optional<Path> certificate, Optional<Path> key) {

    public Console {
        names = List.copyOf(names);
    }
}
