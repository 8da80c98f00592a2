package org.carrel.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A library with one door and one system, which is away, and a console. */
final class SmallLibrary {
    private SmallLibrary() {}

    /**
     * The configuration, and beside it its storage, which is empty, and its key.
     *
     * @param folder an empty one
     */
    static Path configuration(Path folder) throws IOException {
        Path key = Files.writeString(folder.resolve("kek"), "c7".repeat(32));
        return Files.writeString(
                folder.resolve("carrel.yaml"),
                """
                library: { name: Riverside, institution: RIV }
                storage: { path: "%s", key: "file:%s" }
                console: { bind: "127.0.0.1:%d" }
                upstreams:
                  ils:
                    protocol: sip2
                    trust: record
                    address: "127.0.0.1:9"
                    tls: { mode: plain }
                terminals:
                  kiosks:
                    protocol: sip2
                    bind: "127.0.0.1:%d"
                    profile: self-check
                    upstream: ils
                    tls: { mode: plain }
                """
                        .formatted(
                                Files.createDirectory(folder.resolve("storage")),
                                key,
                                ConsoleProcess.freePort(),
                                ConsoleProcess.freePort()));
    }
}
