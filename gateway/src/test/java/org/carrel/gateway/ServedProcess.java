package org.carrel.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * A gateway in a process of its own, which can be killed as a power cut would. Closing it kills it.
 */
final class ServedProcess implements AutoCloseable {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

    private final Path folder;
    private final Supplier<Path> configuration;
    private final int port;
    private Process process;

    /**
     * Starts one and waits until it serves.
     *
     * @param folder for its configuration, its secrets and what it says
     * @param port of a door of the plan
     */
    ServedProcess(Path folder, Plan plan, int port) {
        this(folder, () -> configuration(folder, plan), port);
    }

    /** The same, of a configuration that is asked for at each start. */
    ServedProcess(Path folder, Supplier<Path> configuration, int port) {
        this.folder = folder;
        this.configuration = configuration;
        this.port = port;
        this.process = started();
    }

    /** SIGKILL: nothing is finished, nothing is written. Then another one begins where it was. */
    void killAndStartAgain() {
        kill();
        start();
    }

    /** Another one begins where one that was killed was. */
    void start() {
        process = started();
    }

    /** SIGHUP. */
    void hangUp() {
        say("kill", "-HUP", Long.toString(process.pid()));
    }

    /** Writing fails behind so many bytes of any file, as it does where a disk is full. */
    void filesMayHave(long bytes) {
        String most = bytes == Long.MAX_VALUE ? "unlimited" : Long.toString(bytes);
        say("prlimit", "--pid", Long.toString(process.pid()), "--fsize=" + most + ":unlimited");
    }

    private static void say(String... words) {
        try {
            int code = new ProcessBuilder(words).inheritIO().start().waitFor();
            if (code != 0) {
                throw new IllegalStateException(words[0] + " said " + code);
            }
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    void kill() {
        try {
            process.destroyForcibly().waitFor(20, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    /** The plan as a file, with its secrets in files beside it, for commands as well. */
    static Path configuration(Path folder, Plan plan) {
        try {
            Path key = Files.writeString(folder.resolve("kek"), "c7".repeat(32));
            Path word = Files.writeString(folder.resolve("word"), "word");
            String yaml =
                    plan.text()
                            .replaceAll("inline:[0-9a-f]{64}", "file:" + key)
                            .replaceAll("inline:[^\"]*", "file:" + word);
            return Files.writeString(folder.resolve("carrel.yaml"), yaml);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        kill();
    }

    private Process started() {
        try {
            Process begun =
                    new ProcessBuilder(
                                    List.of(
                                            Path.of(System.getProperty("java.home"), "bin", "java")
                                                    .toString(),
                                            "-XX:+UseSerialGC",
                                            "-XX:TieredStopAtLevel=1",
                                            "-Xmx96m",
                                            "--enable-native-access=ALL-UNNAMED",
                                            "--sun-misc-unsafe-memory-access=allow",
                                            "-cp",
                                            System.getProperty("java.class.path"),
                                            Gateway.class.getName(),
                                            "serve",
                                            "--config",
                                            configuration.get().toString()))
                            .redirectErrorStream(true)
                            .redirectOutput(
                                    ProcessBuilder.Redirect.appendTo(
                                            folder.resolve("log").toFile()))
                            .start();
            GatewayTrial.await("it serves", PATIENCE_NANOS, () -> isOpen() || !begun.isAlive());
            return begun;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private boolean isOpen() {
        try (Socket probe = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return probe.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }
}
