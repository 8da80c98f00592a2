package org.carrel.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carrel.gateway.demo.ServiceOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A balancer says for whom it speaks, and nobody else may. */
class ProxyHeaderIT {
    private static final Path HAPROXY = Path.of("/usr/sbin/haproxy");
    private static final byte[] STATUS = RawTerminal.bytes(Questions.STATUS + "\r");
    private static final int[] SIGNATURE = {
        0x0D, 0x0A, 0x0D, 0x0A, 0x00, 0x0D, 0x0A, 0x51, 0x55, 0x49, 0x54, 0x0A
    };

    private static final List<String> NO_HEADERS =
            List.of(
                    "9900802.00\r9900802.00\r",
                    "PROXY UNKNOWN\r\n",
                    "PROXY TCP4 nonsense 10.0.0.1 40000 6001\r\n",
                    "PROXY TCP4 203.0.113.7 203.0.113.8 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9");

    private final GatewayTrial trial = GatewayTrial.withLibrary(ServiceOptions.usual());
    private Optional<GatewayTrial.Running> running = Optional.empty();

    @TempDir private Path folder = Path.of("");

    @BeforeEach
    void open() {
        trial.plan()
                .door("branch", "security-gate")
                .say("branch", "balancers", "[127.0.0.1]")
                .say("branch", "allow", "[203.0.113.0/24, \"2001:db8::/32\"]")
                .door("machine", "security-gate")
                .say("machine", "balancers", "[127.0.0.1]")
                .door("direct", "security-gate")
                .say("direct", "balancers", "[192.0.2.1]");
        running = Optional.of(trial.start());
    }

    @AfterEach
    void close() {
        trial.close();
    }

    @Test
    void a_terminal_behind_a_balancer_is_known_by_its_own_address() {
        assertServed(RawTerminal.bytes("PROXY TCP4 203.0.113.7 10.0.0.1 40000 6001\r\n"));
        assertServed(RawTerminal.bytes("PROXY TCP6 2001:db8::7 2001:db8::1 40000 6001\r\n"));
        assertServed(binary(0x21, 203, 0, 113, 7));
    }

    @Test
    void a_terminal_from_elsewhere_is_turned_away_though_the_balancer_is_known() {
        assertTurnedAway(
                RawTerminal.bytes("PROXY TCP4 198.51.100.9 10.0.0.1 40000 6001\r\n"), "address");
    }

    /** All at once, for it may take as long as a header may take to come. */
    @Test
    void a_balancer_without_a_proper_header_is_turned_away() {
        Map<String, RawTerminal> balancers = new LinkedHashMap<>();
        try {
            for (String said : NO_HEADERS) {
                RawTerminal balancer = terminal("branch");
                balancers.put(said, balancer);
                balancer.say(RawTerminal.bytes(said));
            }
            balancers.forEach((said, each) -> assertEquals(Optional.empty(), each.hear(), said));
        } finally {
            balancers.values().forEach(RawTerminal::close);
        }
        awaitTurnedAway("no-proxy-header", NO_HEADERS.size());
    }

    @Test
    void a_balancer_that_only_looks_whether_we_are_there_is_no_event() {
        try (RawTerminal balancer = terminal("branch")) {
            balancer.say(binary(0x20, 0, 0, 0, 0));
            assertEquals(Optional.empty(), balancer.hear());
        }
        assertEquals(0, trial.ear().count("connection turned away", ""));
    }

    @Test
    void nobody_else_can_say_that_it_is_somebody_else() {
        try (RawTerminal terminal = terminal("direct")) {
            terminal.say(RawTerminal.bytes("PROXY TCP4 203.0.113.7 10.0.0.1 40000 6001\r\n"));
            assertEquals(Optional.empty(), terminal.hear());
        }
        try (RawTerminal terminal = terminal("direct")) {
            terminal.say(STATUS);
            assertTrue(terminal.hear().orElseThrow().startsWith("98"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"send-proxy", "send-proxy-v2"})
    void haproxy_itself_is_understood(String kind) throws IOException {
        Assumptions.assumeTrue(Files.isExecutable(HAPROXY), "HAProxy is not installed");
        int port = Plan.freePort();
        Path file = folder.resolve("haproxy.cfg");
        Files.writeString(
                file,
                """
                defaults
                  mode tcp
                  timeout connect 2s
                  timeout client 10s
                  timeout server 10s
                listen sip2
                  bind 127.0.0.1:%d
                  server gateway 127.0.0.1:%d %s
                """
                        .formatted(port, running.orElseThrow().gateway().port("machine"), kind));
        try (Tool _ = new Tool(List.of(HAPROXY.toString(), "-f", file.toString()))) {
            GatewayTrial.await("HAProxy forwards", () -> isAnswered(port));
        }
    }

    private static boolean isAnswered(int port) {
        try (RawTerminal terminal = new RawTerminal(port)) {
            terminal.say(STATUS);
            return terminal.hear().filter(line -> line.startsWith("98Y")).isPresent();
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    private void assertServed(byte[] header) {
        try (RawTerminal terminal = terminal("branch")) {
            ByteArrayOutputStream segment = new ByteArrayOutputStream();
            segment.writeBytes(header);
            segment.writeBytes(STATUS);
            terminal.say(segment.toByteArray());
            assertTrue(terminal.hear().orElseThrow().startsWith("98"));
        }
    }

    private void assertTurnedAway(byte[] said, String reason) {
        try (RawTerminal terminal = terminal("branch")) {
            terminal.say(said);
            assertEquals(Optional.empty(), terminal.hear());
        }
        awaitTurnedAway(reason, 1);
    }

    private void awaitTurnedAway(String reason, int times) {
        GatewayTrial.await(
                reason + " is counted",
                () ->
                        trial.ear().count("connection turned away", "reason=\"" + reason + "\"")
                                == times);
    }

    private RawTerminal terminal(String door) {
        return new RawTerminal(running.orElseThrow().gateway().port(door));
    }

    /** A header of version 2 for a connection of IPv4. */
    private static byte[] binary(int versionAndCommand, int... address) {
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        for (int octet : SIGNATURE) {
            header.write(octet);
        }
        header.write(versionAndCommand);
        header.write(0x11);
        header.write(0);
        header.write(12);
        for (int octet : address) {
            header.write(octet);
        }
        header.writeBytes(new byte[] {10, 0, 0, 1, (byte) 0x9C, 0x40, 0x17, 0x71});
        return header.toByteArray();
    }
}
