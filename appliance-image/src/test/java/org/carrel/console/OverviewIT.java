package org.carrel.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The first pages of a gateway with forty upstreams and a long past: a week in every build, a year
 * with {@code CARREL_YEAR=1}, where the time that the first of them takes counts too.
 */
class OverviewIT {
    private static final boolean LONG = System.getenv("CARREL_YEAR") != null;
    private static final int DAYS = LONG ? 365 : 7;
    private static final int VENDORS = 39;
    private static final int VISITS = LONG ? 201 : 21;
    private static final Duration LIMIT = Duration.ofMillis(50);
    private static final String PASSWORD = "four unrelated words here";

    @TempDir private Path folder = Path.of("");

    @Test
    void the_first_pages_know_every_upstream_after_a_long_time() throws IOException {
        Path configuration = configuration();
        YearOfLedger.fill(configuration, DAYS);
        try (ConsoleProcess gateway = ConsoleProcess.serving(configuration)) {
            Caller ada = new Caller(gateway.address());
            ada.form(
                    "/first",
                    "/first",
                    "code",
                    gateway.code(),
                    "name",
                    "ada",
                    "password",
                    PASSWORD);
            for (String page : List.of("/", "/today", "/upstreams")) {
                String shown = ada.get(page).body();
                assertEquals(
                        List.of(),
                        IntStream.range(0, VENDORS)
                                .mapToObj(OverviewIT::vendor)
                                .filter(name -> !shown.contains(name))
                                .toList(),
                        page);
                Duration median = median(ada, page);
                System.out.printf(
                        Locale.ROOT,
                        "%s after %d days: median %.1f ms of %d%n",
                        page,
                        DAYS,
                        median.toNanos() / 1e6,
                        VISITS);
                boolean counts = LONG && page.equals("/");
                assertTrue(!counts || median.compareTo(LIMIT) <= 0, page + " takes " + median);
            }
        }
    }

    private static Duration median(Caller caller, String page) {
        long[] took = new long[VISITS];
        for (int visit = 0; visit < VISITS; visit++) {
            long began = System.nanoTime();
            caller.get(page);
            took[visit] = System.nanoTime() - began;
        }
        Arrays.sort(took);
        return Duration.ofNanos(took[VISITS / 2]);
    }

    private Path configuration() throws IOException {
        Path key = Files.writeString(folder.resolve("kek"), "c7".repeat(32));
        String vendors =
                IntStream.range(0, VENDORS)
                        .mapToObj(number ->
                                """
                                  %s:
                                    protocol: sip2
                                    trust: vendor
                                    address: 127.0.0.1:9
                                    tls: { mode: plain }
                                    token: { class: pairwise, form: text, key: "file:%s" }
                                """
                                        .formatted(vendor(number), key))
                        .collect(Collectors.joining());
        return Files.writeString(
                folder.resolve("carrel.yaml"),
                """
                library: { name: Forty, institution: RIV }
                storage: { path: "%s", key: "file:%s" }
                console: { bind: 127.0.0.1:%d }
                upstreams:
                  ils:
                    protocol: sip2
                    trust: record
                    address: 127.0.0.1:9
                    tls: { mode: plain }
                %sterminals:
                  kiosks:
                    protocol: sip2
                    bind: 127.0.0.1:%d
                    profile: self-check
                    upstream: ils
                    tls: { mode: plain }
                """
                        .formatted(
                                Files.createDirectory(folder.resolve("storage")),
                                key,
                                freePort(),
                                vendors,
                                freePort()));
    }

    private static String vendor(int number) {
        return "vendor-" + (char) ('a' + number / 10) + number % 10;
    }

    private static int freePort() {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }
}
