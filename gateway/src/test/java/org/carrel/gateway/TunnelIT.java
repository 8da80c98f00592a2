package org.carrel.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.carrel.gateway.demo.ServiceOptions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** OpenSSH's client comes by a tunnel: to its own listener, and nowhere else. */
class TunnelIT {
    private static final String STATUS = Questions.STATUS + "\r";

    /** What stands behind the machine's name on ssh's command line. */
    private static final List<String> COMMANDS = List.of("true", "sftp");

    @TempDir static Path folder = Path.of("");

    private static GatewayTrial.@Nullable Running opened;

    @BeforeAll
    static void open() throws IOException {
        GatewayTrial trial = GatewayTrial.withLibrary(ServiceOptions.usual());
        trial.plan()
                .door("kiosks", "self-check")
                .door("gates", "security-gate")
                .tunnels(
                        "host-key: %s".formatted(folder.resolve("host-key")),
                        "allow: [127.0.0.0/8]",
                        "terminals:",
                        "  kiosk-1: { door: kiosks, key: \"%s\" }"
                                .formatted(key("kiosk-1", "ed25519")),
                        "  kiosk-2: { door: kiosks, key: \"%s\" }".formatted(key("kiosk-2", "rsa")),
                        "  gate-1: { door: gates, key: \"%s\" }".formatted(key("gate-1", "ecdsa")));
        key("stranger", "ed25519");
        opened = trial.start();
    }

    @AfterAll
    static void close() {
        gateway().close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"kiosk-1", "kiosk-2"})
    void a_terminal_reaches_its_own_listener(String user) {
        try (Tool terminal = to(user, "kiosks", port("kiosks"))) {
            assertTrue(terminal.say(STATUS).hear().startsWith("98Y"));
            assertTrue(terminal.say(STATUS).hear().startsWith("98Y"));
        }
        try (Tool terminal = to("gate-1", "localhost", port("gates"))) {
            assertTrue(terminal.say(STATUS).hear().startsWith("98Y"));
        }
    }

    @Test
    void long_messages_and_many_come_through_whole() {
        try (Tool terminal = to("kiosk-1", "kiosks", port("kiosks"))) {
            String padded = Questions.item(Questions.EMMA) + "ZZ" + "z".repeat(60_000) + "|\r";
            for (int at = 0; at < 20; at++) {
                String answer = terminal.say(padded).hear();
                assertTrue(answer.startsWith("18"), answer);
                assertTrue(answer.contains("AB" + Questions.EMMA + "|"), answer);
            }
        }
    }

    @Test
    void what_is_no_sip2_ends_the_connection_and_the_tunnel_goes_on() throws IOException {
        int here = Plan.freePort();
        String forward = here + ":kiosks:" + port("kiosks");
        try (Tool _ = ssh("kiosk-1", "-N", "-L", forward)) {
            GatewayTrial.await("the tunnel is there", () -> isAnswered(here));
            try (RawTerminal lost = new RawTerminal(here)) {
                lost.say(RawTerminal.bytes("GET / HTTP/1.1\r\n\r\n"));
                assertTrue(lost.hear().isEmpty());
            }
            assertTrue(isAnswered(here));
        }
    }

    @Test
    void another_listener_or_machine_is_refused_and_counted() {
        long before = turnedAway("ssh-elsewhere");
        assertRefused(to("kiosk-1", "gates", port("gates")));
        assertRefused(to("kiosk-1", "localhost", port("gates")));
        assertRefused(to("kiosk-1", "kiosks", 22));
        assertRefused(to("kiosk-1", "192.0.2.1", port("kiosks")));
        awaitTurnedAway("ssh-elsewhere", before + 4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "true", "-s sftp", "-tt"})
    void a_shell_a_command_and_file_transfer_are_refused_and_counted(String words) {
        long before = turnedAway("ssh-session");
        List<String> more = words.isEmpty() ? List.of() : List.of(words.split(" ", -1));
        assertRefused(ssh("kiosk-1", more.toArray(String[]::new)));
        awaitTurnedAway("ssh-session", before + 1);
    }

    @Test
    void a_password_is_refused_and_counted() {
        long before = turnedAway("ssh-no-key");
        assertRefused(
                ssh(
                        "kiosk-1",
                        "-o",
                        "PubkeyAuthentication=no",
                        "-o",
                        "PreferredAuthentications=password,keyboard-interactive",
                        "-N"));
        awaitTurnedAway("ssh-no-key", before + 1);
    }

    @Test
    void a_strangers_key_and_anothers_are_refused_and_counted() {
        long before = turnedAway("ssh-key");
        assertRefused(as("kiosk-1", "stranger", "-N"));
        assertRefused(as("kiosk-1", "gate-1", "-N"));
        assertRefused(as("nobody", "kiosk-1", "-N"));
        awaitTurnedAway("ssh-key", before + 3);
    }

    @Test
    void a_way_back_is_refused_and_counted() {
        long before = turnedAway("ssh-backward");
        assertRefused(
                ssh(
                        "kiosk-1",
                        "-N",
                        "-o",
                        "ExitOnForwardFailure=yes",
                        "-R",
                        Plan.freePort() + ":localhost:22"));
        awaitTurnedAway("ssh-backward", before + 1);
    }

    @Test
    void the_host_key_is_for_us_alone() throws IOException {
        assertEquals(
                "rw-------",
                PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(folder.resolve("host-key"))));
    }

    private static void assertRefused(Tool tool) {
        try (tool) {
            assertEquals("", tool.hear());
            assertNotEquals(0, tool.end());
        }
    }

    private static boolean isAnswered(int port) {
        try (RawTerminal terminal = new RawTerminal(port)) {
            terminal.say(RawTerminal.bytes(STATUS));
            return terminal.hear().filter(line -> line.startsWith("98Y")).isPresent();
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    /** A client whose input and output are the forwarded connection. */
    private static Tool to(String user, String host, int port) {
        return ssh(user, "-W", host + ":" + port);
    }

    private static Tool ssh(String user, String... more) {
        return as(user, user, more);
    }

    private static Tool as(String user, String key, String... more) {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                "ssh",
                                "-F",
                                "none",
                                "-p",
                                Integer.toString(gateway().gateway().tunnelPort()),
                                "-i",
                                folder.resolve(key).toString(),
                                "-o",
                                "IdentitiesOnly=yes",
                                "-o",
                                "IdentityAgent=none",
                                "-o",
                                "BatchMode=yes",
                                "-o",
                                "StrictHostKeyChecking=no",
                                "-o",
                                "UserKnownHostsFile=/dev/null"));
        List<String> words = Arrays.asList(more);
        words.stream().filter(each -> !COMMANDS.contains(each)).forEach(command::add);
        command.add(user + "@127.0.0.1");
        words.stream().filter(COMMANDS::contains).forEach(command::add);
        return new Tool(command);
    }

    private static String key(String name, String kind) throws IOException {
        Tool made =
                new Tool(
                        List.of(
                                "ssh-keygen",
                                "-q",
                                "-t",
                                kind,
                                "-N",
                                "",
                                "-C",
                                name,
                                "-f",
                                folder.resolve(name).toString()));
        assertEquals(0, made.end());
        return Files.readString(folder.resolve(name + ".pub")).strip();
    }

    private static int port(String door) {
        return gateway().gateway().port(door);
    }

    private static GatewayTrial.Running gateway() {
        return Objects.requireNonNull(opened);
    }

    private static void awaitTurnedAway(String reason, long count) {
        GatewayTrial.await(reason + " is counted", () -> turnedAway(reason) == count);
    }

    private static long turnedAway(String reason) {
        return gateway().trial().ear().count("connection turned away", "reason=\"" + reason + "\"");
    }
}
