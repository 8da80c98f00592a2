package org.carrel.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A program of the system that a terminal may use, such as openssl or ssh. One thread. */
final class Tool implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 20;

    private final Process process;
    private final BufferedReader out;

    Tool(List<String> command) {
        try {
            process =
                    new ProcessBuilder(command)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
        out = new BufferedReader(new InputStreamReader(process.getInputStream(), ISO_8859_1));
    }

    /** A TLS client that passes on what it is told and what it hears. */
    static Tool tls(int port, String... more) {
        return new Tool(
                Stream.concat(
                                Stream.of(
                                        "openssl",
                                        "s_client",
                                        "-quiet",
                                        "-no_ign_eof",
                                        "-connect",
                                        "127.0.0.1:" + port),
                                Arrays.stream(more))
                        .toList());
    }

    /** Says something; who has hung up does not hear it. */
    Tool say(String text) {
        try {
            OutputStream in = process.getOutputStream();
            in.write(text.getBytes(ISO_8859_1));
            in.flush();
        } catch (IOException hungUp) {
            // what it said before is still to be heard
        }
        return this;
    }

    /** The next line, or nothing when it has ended. */
    String hear() {
        try {
            StringBuilder line = new StringBuilder();
            int letter = out.read();
            while (letter >= 0 && letter != '\r') {
                line.append((char) letter);
                letter = out.read();
            }
            return line.toString();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Waits for its end. */
    int end() {
        try {
            process.getOutputStream().close();
            assertTrue(
                    process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), "the tool does not end");
            return process.exitValue();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
