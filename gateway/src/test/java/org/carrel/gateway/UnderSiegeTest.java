package org.carrel.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.carrel.gateway.demo.ServiceOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A good terminal is served while others idle, drip, shout and speak garbage at the same doors. The
 * printout names the seed. With {@code CARREL_SIEGE=1} ten thousand idle and a minute passes, and
 * what the good terminal waits for is held against what it waited for before.
 */
class UnderSiegeTest {
    private static final boolean LONG = System.getenv("CARREL_SIEGE") != null;
    private static final int IDLE = LONG ? 10_000 : 300;
    private static final int QUESTIONS = LONG ? 40_000 : 1_000;
    private static final int ATTACKERS = 4;
    private static final long PAUSE_NANOS = 10_000_000;

    private final GatewayTrial trial = GatewayTrial.withLibrary(ServiceOptions.usual());
    private final List<RawTerminal> idle = new ArrayList<>();
    private final AtomicLong attacks = new AtomicLong();

    @TempDir private Path folder = Path.of("");

    private volatile boolean over;

    @AfterEach
    void close() {
        idle.forEach(RawTerminal::close);
        trial.close();
    }

    @Test
    void a_good_terminal_is_served_while_others_misbehave() throws InterruptedException {
        Papers papers = new Papers(folder).authority("ours").signed("gateway", "ours", 2);
        String limits = "{ maximum: 20000, per-address: 20000, whole-message: 1s }";
        trial.plan()
                .door("gates", "security-gate")
                .say("gates", "connections", limits)
                .door("kiosks", "self-check")
                .say("kiosks", "connections", limits)
                .say("kiosks", "tls", papers.door("gateway"));
        GatewayTrial.Running gateway = trial.start();
        WireClient good = gateway.terminal("gates");
        ask(good, QUESTIONS);
        long quiet = ask(good, QUESTIONS);
        long seed = ThreadLocalRandom.current().nextLong();
        List<Thread> besiegers = besiege(gateway, seed);
        long besieged = ask(good, QUESTIONS);
        over = true;
        for (Thread each : besiegers) {
            each.join();
        }
        System.out.printf(
                Locale.ROOT,
                "siege: %d idle, %d attacks; p99 quiet %d µs, besieged %d µs (seed %d)%n",
                IDLE,
                attacks.get(),
                quiet,
                besieged,
                seed);
        assertTrue(attacks.get() > besiegers.size(), "nobody attacked");
        assertTrue(!LONG || besieged <= 2 * quiet, "a good terminal waits too long");
    }

    private List<Thread> besiege(GatewayTrial.Running gateway, long seed) {
        int plain = gateway.gateway().port("gates");
        int tls = gateway.gateway().port("kiosks");
        for (int at = 0; at < IDLE; at++) {
            idle.add(new RawTerminal(at % 2 == 0 ? plain : tls));
        }
        List<Thread> besiegers = new ArrayList<>();
        for (int at = 0; at < ATTACKERS; at++) {
            byte[] noise = new byte[4096];
            new SplittableRandom(seed + at).nextBytes(noise);
            besiegers.add(again(tls, terminal -> terminal.say(noise)));
            besiegers.add(again(plain, terminal -> terminal.say(noise)));
            besiegers.add(again(plain, UnderSiegeTest::shout));
            besiegers.add(again(plain, UnderSiegeTest::drip));
        }
        return besiegers;
    }

    private Thread again(int port, Consumer<RawTerminal> attack) {
        return Thread.startVirtualThread(() -> {
            while (!over) {
                try (RawTerminal terminal = new RawTerminal(port)) {
                    attack.accept(terminal);
                    attacks.incrementAndGet();
                } catch (UncheckedIOException noRoom) {
                    // it comes again
                }
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        });
    }

    private static void shout(RawTerminal terminal) {
        terminal.say(RawTerminal.bytes("17" + Questions.DATE + "AB" + "9".repeat(70_000)));
        assertTrue(terminal.hear().isEmpty());
    }

    private static void drip(RawTerminal terminal) {
        terminal.say(RawTerminal.bytes("17" + Questions.DATE + "AB"));
        assertTrue(terminal.hear().isEmpty());
    }

    /** The 99th percentile of what one terminal waits, in microseconds. */
    private static long ask(WireClient good, int questions) {
        long[] took = new long[questions];
        for (int at = 0; at < questions; at++) {
            long began = System.nanoTime();
            assertEquals(Questions.EMMA, good.ask(Questions.item(Questions.EMMA)).field("AB"));
            took[at] = (System.nanoTime() - began) / 1000;
        }
        Arrays.sort(took);
        return took[questions * 99 / 100];
    }
}
