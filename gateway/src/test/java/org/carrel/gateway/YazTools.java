package org.carrel.gateway;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The programs of YAZ and Zebra, as Debian's packages {@code yaz} and {@code idzebra-2.0} bring
 * them. Where one is missing, a test that needs it is skipped; on the build machine it fails, for
 * there it is installed.
 */
final class YazTools {
    private static final long PATIENCE_SECONDS = 30;

    private YazTools() {}

    /** Skips or fails the test where one of these is not there. */
    static void need(String... programs) {
        for (String program : programs) {
            boolean there =
                    List.of("/usr/bin/", "/usr/local/bin/").stream()
                            .anyMatch(folder -> Files.isExecutable(Path.of(folder + program)));
            if (!there && "true".equals(System.getenv("CI"))) {
                fail(program + " is not installed: apt-get install yaz idzebra-2.0");
            }
            assumeTrue(there, program + " is not installed: apt-get install yaz idzebra-2.0");
        }
    }

    /** What yaz-client says to these commands, line by line. */
    static String yazClient(Path folder, String... commands) {
        Path script = folder.resolve("commands");
        try {
            Files.write(script, List.of(commands));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
        return said(folder, "yaz-client", "-f", script.toString());
    }

    /** What zoomsh says to these commands. */
    static String zoomsh(Path folder, String... commands) {
        String[] line = new String[commands.length + 1];
        line[0] = "zoomsh";
        System.arraycopy(commands, 0, line, 1, commands.length);
        return said(folder, line);
    }

    /** What a program says until it ends, on both its outputs. */
    static String said(Path folder, String... command) {
        try {
            Process process =
                    new ProcessBuilder(command)
                            .directory(folder.toFile())
                            .redirectErrorStream(true)
                            .start();
            process.getOutputStream().close();
            byte[] output = process.getInputStream().readAllBytes();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(command[0] + " did not end");
            }
            return new String(output, StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    /** A server of theirs, which listens on a port of its own until it is closed. */
    static final class Server implements AutoCloseable {
        private final Process process;
        private final int port;

        /**
         * @param command the program and its options; {@code PORT} stands for the port
         */
        Server(Path folder, List<String> command) {
            port = Plan.freePort();
            try {
                process =
                        new ProcessBuilder(
                                        command.stream()
                                                .map(each ->
                                                        each.replace("PORT", String.valueOf(port)))
                                                .toList())
                                .directory(folder.toFile())
                                .redirectErrorStream(true)
                                .redirectOutput(folder.resolve("server.log").toFile())
                                .start();
            } catch (IOException notStarted) {
                throw new UncheckedIOException(notStarted);
            }
            awaitDoor();
        }

        /** YAZ's test server, which answers a search for a number with as many hits. */
        static Server ztest(Path folder) {
            need("yaz-ztest", "yaz-client", "zoomsh");
            return new Server(folder, List.of("yaz-ztest", "-T", "tcp:127.0.0.1:PORT"));
        }

        int port() {
            return port;
        }

        @Override
        public void close() {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
            process.onExit().join();
        }

        private void awaitDoor() {
            for (int tries = 0; tries < 500; tries++) {
                try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
                    return;
                } catch (IOException notYet) {
                    LockSupport.parkNanos(20_000_000);
                }
            }
            throw new AssertionError("the server did not open its door");
        }
    }
}
