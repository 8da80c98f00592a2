package org.carrel.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A gateway in a process of its own, with its console; ended when it is closed. */
final class ConsoleProcess implements AutoCloseable {
    private static final Pattern CONSOLE =
            Pattern.compile(
                    "The console is at (https://localhost:[0-9]+)(?:; .* code ([a-z0-9-]+))?");

    private final Process process;
    private final String address;
    private final String code;

    private ConsoleProcess(Process process, String address, String code) {
        this.process = process;
        this.address = address;
        this.code = code;
    }

    /** Starts the demonstration, and waits until its play is over and its console open. */
    static ConsoleProcess demo() {
        return start("demo", "--any-ports");
    }

    /** Starts a gateway with this configuration, and waits until its console is open. */
    static ConsoleProcess serving(Path configuration) {
        return start("serve", "--config", configuration.toString());
    }

    /** Runs another command to its end, which must be good, and tells what it said. */
    static String run(String... command) {
        try {
            Process process = new ProcessBuilder(line(command)).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String said =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertEquals(0, process.waitFor(), said);
            return said;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }

    private static ConsoleProcess start(String... command) {
        try {
            return opened(new ProcessBuilder(line(command)).redirectErrorStream(true).start());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static List<String> line(String... command) {
        List<String> line =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx160m",
                                "--enable-native-access=ALL-UNNAMED",
                                "--sun-misc-unsafe-memory-access=allow",
                                "-Duser.timezone=Europe/London",
                                "-cp",
                                System.getProperty("java.class.path"),
                                "org.carrel.gateway.Gateway"));
        line.addAll(List.of(command));
        return line;
    }

    private static ConsoleProcess opened(Process process) throws IOException {
        StringBuilder said = new StringBuilder();
        BufferedReader output = process.inputReader();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            said.append(line).append('\n');
            Matcher found = CONSOLE.matcher(line);
            if (found.find()) {
                Thread.ofVirtual().start(() -> hearOut(output));
                return new ConsoleProcess(
                        process, found.group(1), Objects.requireNonNullElse(found.group(2), ""));
            }
        }
        throw new AssertionError("it ended without a console:\n" + said);
    }

    /** So that it never waits for somebody to hear what it says. */
    private static void hearOut(Reader output) {
        try (output) {
            output.transferTo(Writer.nullWriter());
        } catch (IOException ended) {
            // killed in the middle of a word
        }
    }

    /** A port of this machine that nobody has just now. */
    static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    String address() {
        return address;
    }

    /** With which the first administrator signs in; empty where there is one already. */
    String code() {
        return code;
    }

    /** As a power cut would: nothing is finished, nothing is written. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Returns when it has ended, so that nobody writes into the test's folder any more. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                kill();
                throw new AssertionError("it was asked to end, and had not after 30 s");
            }
        } catch (InterruptedException stopped) {
            kill();
            Thread.currentThread().interrupt();
        }
    }
}
