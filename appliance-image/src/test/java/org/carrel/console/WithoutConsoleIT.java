package org.carrel.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A gateway without {@code console:} has nothing of a web server in its memory. */
class WithoutConsoleIT {
    private static final List<String> OF_THE_WEB =
            List.of("org.carrel.admin.", "io.micronaut.http.", "gg.jte.", "com.webauthn4j.");
    private static final String OPEN = "door opened";

    @Test
    void nothing_of_the_web_is_loaded(@TempDir Path folder)
            throws IOException, InterruptedException {
        Path loaded = folder.resolve("classes");
        Process gateway =
                new ProcessBuilder(
                                List.of(
                                        Path.of(System.getProperty("java.home"), "bin", "java")
                                                .toString(),
                                        "-Xmx96m",
                                        "-Xlog:class+load:file=" + loaded,
                                        "--enable-native-access=ALL-UNNAMED",
                                        "--sun-misc-unsafe-memory-access=allow",
                                        "-jar",
                                        jar(),
                                        "serve",
                                        "--config",
                                        configuration(folder).toString()))
                        .redirectErrorStream(true)
                        .start();
        try (BufferedReader said = gateway.inputReader()) {
            assertTrue(said.lines().anyMatch(line -> line.contains(OPEN)), "it opens its door");
        } finally {
            gateway.destroy();
            gateway.waitFor();
        }
        List<String> classes = Files.readAllLines(loaded);
        assertTrue(classes.stream().anyMatch(line -> line.contains("gateway.RunningGateway ")));
        assertEquals(
                List.of(),
                classes.stream()
                        .filter(line -> OF_THE_WEB.stream().anyMatch(line::contains))
                        .toList());
    }

    /** The gateway as it is installed, with the console's jars in a folder beside it. */
    private static String jar() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(each -> each.endsWith("/carrel.jar"))
                .findFirst()
                .orElseThrow();
    }

    private static Path configuration(Path folder) throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return Files.writeString(
                    folder.resolve("carrel.yaml"),
                    """
                    library: { name: Small, institution: RIV }
                    upstreams:
                      ils: { protocol: sip2, trust: record, address: 127.0.0.1:9, tls: { mode: plain } }
                    terminals:
                      kiosks:
                        protocol: sip2
                        bind: 127.0.0.1:%d
                        profile: self-check
                        upstream: ils
                        tls: { mode: plain }
                    """
                            .formatted(probe.getLocalPort()));
        }
    }
}
