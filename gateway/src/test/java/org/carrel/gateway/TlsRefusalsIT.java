package org.carrel.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.carrel.gateway.demo.ServiceOptions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who shows wrong papers, or none, is refused and counted with the reason. */
class TlsRefusalsIT {
    private static final String STATUS = Questions.STATUS + "\r";

    @TempDir static Path folder;

    private static Papers papers = new Papers(Path.of(""));
    private static GatewayTrial.@Nullable Running opened;

    @BeforeAll
    static void open() {
        papers =
                new Papers(folder)
                        .authority("ours")
                        .authority("theirs")
                        .signed("gateway", "ours", 2)
                        .signed("kiosk", "ours", 2)
                        .signed("stranger", "theirs", 2)
                        .signed("yesterday", "ours", -1)
                        .signed("elsewhere", "ours", 2, "subjectAltName=DNS:elsewhere.example");
        GatewayTrial trial = GatewayTrial.withLibrary(ServiceOptions.usual());
        trial.plan()
                .door("kiosks", "self-check")
                .say("kiosks", "tls", papers.mutualDoor("gateway", "ours"));
        opened = trial.start();
    }

    @AfterAll
    static void close() {
        gateway().close();
    }

    @Test
    void a_terminal_with_the_right_papers_is_served() {
        try (Tool terminal = terminal("kiosk", "-tls1_2")) {
            assertTrue(terminal.say(STATUS).hear().startsWith("98Y"));
        }
        try (Tool terminal = terminal("kiosk", "-tls1_3")) {
            assertTrue(terminal.say(STATUS).hear().startsWith("98Y"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "stranger, -tls1_3, certificate-untrusted",
        "stranger, -tls1_2, certificate-untrusted",
        "yesterday, -tls1_3, certificate-expired",
        "yesterday, -tls1_2, certificate-expired"
    })
    void wrong_papers_are_refused_and_counted(String name, String version, String reason) {
        long before = turnedAway(reason);
        try (Tool terminal = terminal(name, version)) {
            assertEquals("", terminal.say(STATUS).hear());
        }
        awaitTurnedAway(reason, before + 1);
    }

    @Test
    void no_papers_are_refused_and_counted() {
        long before = turnedAway("no-certificate");
        try (Tool terminal = Tool.tls(port())) {
            assertEquals("", terminal.say(STATUS).hear());
        }
        awaitTurnedAway("no-certificate", before + 1);
    }

    @Test
    void plain_text_is_refused_and_counted() {
        long before = turnedAway("plain-text");
        try (RawTerminal terminal = new RawTerminal(port())) {
            terminal.say(RawTerminal.bytes(STATUS));
            assertTrue(terminal.hear().filter(line -> line.startsWith("98")).isEmpty());
        }
        awaitTurnedAway("plain-text", before + 1);
    }

    @Test
    void garbage_in_the_shape_of_tls_is_refused_and_counted() {
        long before = turnedAway("tls-broken");
        try (RawTerminal terminal = new RawTerminal(port())) {
            terminal.say(RawTerminal.bytes("\u0016\u0003\u0001\u0000 " + "x".repeat(32)));
            awaitTurnedAway("tls-broken", before + 1);
        }
    }

    @Test
    void an_old_version_of_tls_is_refused_and_counted() {
        long before = turnedAway("tls-unsupported");
        try (Tool terminal = terminal("kiosk", "-tls1_1", "-cipher", "DEFAULT:@SECLEVEL=0")) {
            assertEquals("", terminal.say(STATUS).hear());
        }
        awaitTurnedAway("tls-unsupported", before + 1);
    }

    @Test
    void who_leaves_before_tls_is_agreed_upon_is_counted() {
        long before = turnedAway("tls-abandoned");
        new RawTerminal(port()).close();
        awaitTurnedAway("tls-abandoned", before + 1);
    }

    @ParameterizedTest
    @CsvSource({
        "yesterday, ours, certificate-expired",
        "gateway, theirs, certificate-untrusted",
        "elsewhere, ours, certificate-untrusted"
    })
    void an_upstream_with_wrong_papers_is_never_asked_and_is_counted(
            String shows, String trusted, String reason) {
        try (GatewayTrial inner = GatewayTrial.withLibrary(ServiceOptions.usual())) {
            inner.plan().door("gates", "security-gate").say("gates", "tls", papers.door(shows));
            GatewayTrial.Running system = inner.start();
            try (GatewayTrial outer = new GatewayTrial()) {
                outer.plan()
                        .record("ils", system.gateway().port("gates"))
                        .say("ils", "tls", "{ mode: tls, ca: " + papers.certificate(trusted) + " }")
                        .door("gates", "security-gate");
                WireClient gate = outer.start().terminal("gates");
                assertTrue(gate.ask(Questions.item(Questions.EMMA)).text().startsWith("1801"));
                GatewayTrial.await(
                        reason, () -> outer.ear().count("upstream distrusted", quoted(reason)) > 0);
            }
            assertEquals(List.of(), inner.asked("17"));
        }
    }

    private static Tool terminal(String name, String... more) {
        return Tool.tls(
                port(),
                Stream.concat(
                                Stream.of(
                                        "-cert",
                                        papers.certificate(name),
                                        "-key",
                                        papers.key(name)),
                                Arrays.stream(more))
                        .toArray(String[]::new));
    }

    private static GatewayTrial.Running gateway() {
        return Objects.requireNonNull(opened);
    }

    private static int port() {
        return gateway().gateway().port("kiosks");
    }

    private static void awaitTurnedAway(String reason, long count) {
        GatewayTrial.await(reason + " is counted", () -> turnedAway(reason) == count);
    }

    private static long turnedAway(String reason) {
        return gateway().trial().ear().count("connection turned away", quoted(reason));
    }

    private static String quoted(String reason) {
        return "reason=\"" + reason + "\"";
    }
}
