package org.carrel.console;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A gateway in a process of its own, with its console; ended when it is closed. */
final class ConsoleProcess implements AutoCloseable {
    private static final Pattern CONSOLE =
            Pattern.compile("The console is at (https://localhost:[0-9]+); .* code ([a-z0-9-]+)");

    private final Process process;
    private final String address;
    private final String code;

    private ConsoleProcess(Process process, String address, String code) {
        this.process = process;
        this.address = address;
        this.code = code;
    }

    /** Starts the demonstration and waits until its play is over and its console open. */
    static ConsoleProcess demo() {
        return start("demo", "--any-ports");
    }

    /** Starts it with this command and waits until its console is open. */
    static ConsoleProcess start(String... command) {
        try {
            List<String> line =
                    new ArrayList<>(
                            List.of(
                                    Path.of(System.getProperty("java.home"), "bin", "java")
                                            .toString(),
                                    "-Xmx160m",
                                    "--enable-native-access=ALL-UNNAMED",
                                    "--sun-misc-unsafe-memory-access=allow",
                                    "-Duser.timezone=Europe/London",
                                    "-cp",
                                    System.getProperty("java.class.path"),
                                    "org.carrel.gateway.Gateway"));
            line.addAll(List.of(command));
            Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
            return opened(process);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static ConsoleProcess opened(Process process) throws IOException {
        StringBuilder said = new StringBuilder();
        BufferedReader output = process.inputReader();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            said.append(line).append('\n');
            Matcher found = CONSOLE.matcher(line);
            if (found.find()) {
                Thread.ofVirtual().start(() -> output.lines().forEach(_ -> {}));
                return new ConsoleProcess(process, found.group(1), found.group(2));
            }
        }
        throw new AssertionError("the gateway ended without a console:\n" + said);
    }

    String address() {
        return address;
    }

    String code() {
        return code;
    }

    @Override
    public void close() {
        process.destroy();
    }
}
