package org.carrel.gateway.oracle;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.carrel.gateway.archive.ArchiveTrouble;
import org.carrel.gateway.archive.Hatch;

/**
 * The gateway in a process of its own, started as the launcher starts it but for three things:
 * tools may attach, everything is logged, and less room is reserved for classes and code. Whoever
 * makes it closes it.
 */
final class ExaminedProcess implements AutoCloseable {
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(100);
    private static final int STOP_SECONDS = 20;
    private static final String WIPE_WHAT_IS_FREED =
            "glibc.malloc.perturb=165:glibc.malloc.tcache_count=0";
    private static final String LOGGING =
            """
            <configuration>
              <appender name="out" class="ch.qos.logback.core.ConsoleAppender">
                <encoder><pattern>%d %level %logger %msg %kvp %ex%n</pattern></encoder>
              </appender>
              <root level="TRACE"><appender-ref ref="out"/></root>
            </configuration>
            """;

    private final WorkFolder work;
    private final Process process;

    /**
     * Starts it.
     *
     * @param main the class whose {@code serve --config FILE} is a gateway
     * @param control goes into its environment and its properties, where it must be found
     */
    ExaminedProcess(WorkFolder work, String main, String control) {
        this.work = work;
        Path log = work.of(Sink.LOG).resolve("out");
        ProcessBuilder builder =
                new ProcessBuilder(command(main, control))
                        .directory(work.of(Sink.STORAGE).toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile());
        builder.environment().put("ORACLE_CONTROL", control);
        builder.environment().put("GLIBC_TUNABLES", WIPE_WHAT_IS_FREED);
        try {
            process = builder.start();
        } catch (IOException notStarted) {
            throw new OracleFailed("the gateway cannot be started", notStarted);
        }
    }

    private List<String> command(String main, String control) {
        return List.of(
                Commands.tool("java"),
                "-XX:+UseSerialGC",
                "-Xmx96m",
                "-XX:MaxDirectMemorySize=128m",
                "-XX:-HeapDumpOnOutOfMemoryError",
                "--sun-misc-unsafe-memory-access=allow",
                "--enable-native-access=ALL-UNNAMED",
                "-Xshare:auto",
                // only so that a core dump is not two gigabytes of nothing
                "-XX:CompressedClassSpaceSize=64m",
                "-XX:ReservedCodeCacheSize=64m",
                "-Djava.io.tmpdir=" + work.of(Sink.TEMPORARY),
                "-Dlogback.configurationFile=" + work.give("logback.xml", LOGGING),
                "-Doracle.control=" + control,
                "-cp",
                System.getProperty("java.class.path"),
                main,
                "serve",
                "--config",
                work.given("carrel.yaml").toString());
    }

    /** Waits until this port is open. */
    void awaitOpen(int port) {
        long until = System.nanoTime() + PATIENCE;
        while (!isOpen(port)) {
            if (!process.isAlive() || System.nanoTime() > until) {
                throw new OracleFailed("the gateway did not open its doors; its log says why");
            }
            LockSupport.parkNanos(PAUSE);
        }
    }

    /** Whether it still runs. */
    boolean isAlive() {
        return process.isAlive();
    }

    /** Gets all that the gateway keeps, as a backup would. */
    void copyArchive() {
        Path file = work.of(Sink.ARCHIVE).resolve("copy");
        try (OutputStream copy = Files.newOutputStream(file)) {
            if (!Hatch.get(work.of(Sink.STORAGE), Hatch.Wish.COPY, copy)) {
                throw new OracleFailed("the gateway does not hand out its archive");
            }
        } catch (IOException | ArchiveTrouble gone) {
            throw new OracleFailed("the gateway does not hand out its archive", gone);
        }
    }

    /** Gets what somebody who helps would be sent just now. */
    void takeSupport() {
        Path file = work.of(Sink.SUPPORT).resolve("bundle-" + System.nanoTime());
        try (OutputStream bundle = Files.newOutputStream(file)) {
            if (!Hatch.get(work.of(Sink.STORAGE), Hatch.Wish.SUPPORT, bundle)) {
                throw new OracleFailed("the gateway does not hand out a support bundle");
            }
        } catch (IOException | ArchiveTrouble gone) {
            throw new OracleFailed("the gateway does not hand out a support bundle", gone);
        }
    }

    /** All of its memory, as root would take it: what it asked to leave out of dumps as well. */
    void dumpCore(Sink sink) {
        String file = work.of(sink).resolve("core").toString();
        run(work.given("gcore"), "gcore", "-a", "-o", file, pid());
    }

    /** All objects of its heap, also those that nobody holds any more. */
    void dumpHeap() {
        Path file = work.of(Sink.HEAP).resolve("heap.hprof");
        jcmd(work.given("heap-dump"), "GC.heap_dump", "-all", file.toString());
    }

    /** What it says about itself: threads, properties, and what would stand in a crash report. */
    void dumpThreads() {
        Path folder = work.of(Sink.THREADS);
        jcmd(folder.resolve("threads"), "Thread.print", "-l", "-e");
        jcmd(folder.resolve("properties"), "VM.system_properties");
        jcmd(folder.resolve("crash-report"), "VM.info");
    }

    /** What every process of this user can read about it. */
    void copyProcess() {
        for (String name : List.of("environ", "cmdline")) {
            try {
                Files.write(
                        work.of(Sink.PROCESS).resolve(name),
                        Files.readAllBytes(Path.of("/proc", pid(), name)));
            } catch (IOException hidden) {
                throw new UncheckedIOException(hidden);
            }
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException stopped) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private void jcmd(Path output, String... command) {
        List<String> whole = new java.util.ArrayList<>(List.of(Commands.tool("jcmd"), pid()));
        whole.addAll(List.of(command));
        run(output, whole.toArray(String[]::new));
    }

    private static void run(Path output, String... command) {
        Commands.run(List.of(command), ProcessBuilder.Redirect.to(output.toFile()));
    }

    private String pid() {
        return Long.toString(process.pid());
    }

    private static boolean isOpen(int port) {
        try (Socket probe = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return probe.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }
}
