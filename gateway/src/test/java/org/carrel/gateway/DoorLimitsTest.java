package org.carrel.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carrel.gateway.demo.ServiceOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How much one connection, and all together, may cost a door; a good terminal goes on. */
class DoorLimitsTest {
    private static final byte[] STATUS = RawTerminal.bytes(Questions.STATUS + "\r");
    private static final int MANY = 20_000;

    private final GatewayTrial trial = GatewayTrial.withLibrary(ServiceOptions.usual());
    private Optional<GatewayTrial.Running> running = Optional.empty();
    private final List<AutoCloseable> terminals = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : terminals) {
            each.close();
        }
        trial.close();
    }

    @Test
    void a_door_has_no_more_connections_than_it_may() {
        open("{ maximum: 2, per-address: 2 }");
        RawTerminal first = served();
        served();
        assertEquals(Optional.empty(), terminal().hear());
        assertEquals(1, turnedAway("crowded"));
        first.close();
        GatewayTrial.await("there is room again", this::isServed);
    }

    @Test
    void one_address_cannot_take_all_places() throws IOException {
        open("{ maximum: 3, per-address: 2 }");
        served();
        served();
        assertEquals(Optional.empty(), terminal().hear());
        assertEquals(1, turnedAway("crowded-address"));
        try (Socket other = new Socket()) {
            other.bind(new InetSocketAddress("127.0.0.9", 0));
            other.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port()));
            other.getOutputStream().write(STATUS);
            assertEquals('9', other.getInputStream().read());
        }
    }

    @Test
    void who_says_nothing_is_shown_out() {
        open("{ first-message: 1s }");
        assertEquals(Optional.empty(), terminal().hear());
        assertEquals(1, turnedAway("silent"));
    }

    @Test
    void who_has_been_silent_for_long_is_shown_out() {
        open("{ idle: 1s }");
        assertEquals(Optional.empty(), served().hear());
        assertEquals(1, turnedAway("idle"));
    }

    @Test
    void who_lets_a_message_drip_is_shown_out_and_others_are_served() {
        open("{ whole-message: 1s }");
        RawTerminal good = served();
        RawTerminal slow = terminal();
        Thread drip =
                Thread.startVirtualThread(() -> {
                    for (int at = 0; at < MANY && turnedAway("slow-writer") == 0; at++) {
                        slow.say(RawTerminal.bytes("1"));
                        good.ask(Questions.STATUS, at % 10);
                    }
                });
        assertEquals(Optional.empty(), slow.hear());
        assertEquals(1, turnedAway("slow-writer"));
        assertTrue(joined(drip));
        assertTrue(good.ask(Questions.STATUS, 1).has("BX"));
    }

    @Test
    void who_does_not_take_answers_is_shown_out() throws IOException {
        open("{ whole-message: 1s, maximum: 10 }");
        try (Socket deaf = new Socket()) {
            deaf.setReceiveBufferSize(4096);
            deaf.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port()));
            byte[] many = RawTerminal.bytes((Questions.STATUS + "\r").repeat(1000));
            Thread asking =
                    Thread.startVirtualThread(() -> {
                        try {
                            for (int at = 0; at < MANY; at++) {
                                deaf.getOutputStream().write(many);
                            }
                        } catch (IOException shownOut) {
                            // that is what is waited for
                        }
                    });
            GatewayTrial.await("it is shown out", () -> turnedAway("slow-reader") == 1);
            assertTrue(joined(asking));
        }
        assertTrue(isServed());
    }

    @Test
    void who_asks_too_fast_has_to_wait() {
        open("{ messages: 5 }");
        RawTerminal terminal = served();
        long began = System.nanoTime();
        terminal.say(STATUS);
        for (int at = 0; at < 16; at++) {
            assertTrue(terminal.hear().isPresent());
            terminal.say(STATUS);
        }
        assertTrue(System.nanoTime() - began > 1_000_000_000L, "16 messages at 5 in a second");
    }

    @Test
    void who_sends_too_much_has_to_wait() {
        open("{ kibibytes: 8 }");
        RawTerminal terminal = served();
        String padded = Questions.item(Questions.EMMA) + "ZZ" + "z".repeat(4000) + "|";
        long began = System.nanoTime();
        for (int at = 0; at < 8; at++) {
            terminal.ask(padded, at);
        }
        assertTrue(System.nanoTime() - began > 1_000_000_000L, "32 KiB at 8 in a second");
    }

    private void open(String limits) {
        trial.plan().door("gates", "security-gate").say("gates", "connections", limits);
        running = Optional.of(trial.start());
    }

    private RawTerminal served() {
        RawTerminal terminal = terminal();
        terminal.say(STATUS);
        assertTrue(terminal.hear().orElseThrow().startsWith("98"));
        return terminal;
    }

    private boolean isServed() {
        RawTerminal terminal = terminal();
        terminal.say(STATUS);
        return terminal.hear().isPresent();
    }

    private RawTerminal terminal() {
        RawTerminal terminal = new RawTerminal(port());
        terminals.add(terminal);
        return terminal;
    }

    private int port() {
        return running.orElseThrow().gateway().port("gates");
    }

    private long turnedAway(String reason) {
        return trial.ear().count("connection turned away", "reason=\"" + reason + "\"");
    }

    private static boolean joined(Thread thread) {
        try {
            return thread.join(Duration.ofSeconds(10));
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
