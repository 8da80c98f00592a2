package org.carrel.z3950.zoom;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The test server of YAZ in a process of its own, on a free port of loopback. */
final class YazZtest implements AutoCloseable {
    private static final Path PROGRAM = Path.of("/usr/bin/yaz-ztest");
    private static final List<String> WORDS =
            List.of(
                    "ACORN:3",
                    "BIRCH:1",
                    "CEDAR:4",
                    "MAGNOLIA:1",
                    "OAK:5",
                    "PINE:9",
                    "ROWAN:2",
                    "WILLOW:6",
                    "YEW:5");
    private static final int ATTEMPTS = 100;

    private final Process process;
    private final InetSocketAddress address;

    private YazZtest(Process process, InetSocketAddress address) {
        this.process = process;
        this.address = address;
    }

    /** Starts it in a folder of the test; a test without it is skipped, but not where CI is set. */
    static YazZtest start(Path folder) {
        boolean there = Files.isExecutable(PROGRAM);
        if ("true".equals(System.getenv("CI"))) {
            assertTrue(there, "yaz-ztest is not here (Debian package yaz)");
        }
        assumeTrue(there, "yaz-ztest is not here (Debian package yaz): skipped");
        try {
            // what a scan walks along: words in capitals, and how often they occur
            Files.write(folder.resolve("dummy-words"), WORDS);
            InetSocketAddress address = free();
            Process process =
                    new ProcessBuilder(
                                    PROGRAM.toString(),
                                    "-l",
                                    folder.resolve("log").toString(),
                                    "tcp:127.0.0.1:" + address.getPort())
                            .directory(folder.toFile())
                            .start();
            YazZtest target = new YazZtest(process, address);
            target.awaitOpenDoor();
            return target;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    InetSocketAddress address() {
        return address;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            assertTrue(process.waitFor(10, TimeUnit.SECONDS));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitOpenDoor() {
        ConnectionOptions brief =
                ConnectionOptions.of("Default").withTimeout(Duration.ofSeconds(5));
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try {
                Connection.open(address, brief).close();
                return;
            } catch (ZoomFailed notYet) {
                assertTrue(process.isAlive() && !exits(), "yaz-ztest has ended");
            }
        }
        throw new IllegalStateException("yaz-ztest does not listen");
    }

    private boolean exits() {
        try {
            return process.waitFor(50, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private static InetSocketAddress free() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return new InetSocketAddress(InetAddress.getLoopbackAddress(), probe.getLocalPort());
        }
    }
}
