package org.carrel.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.carrel.gateway.demo.ServiceOptions;
import org.carrel.gateway.demo.SimulatedIls;
import org.carrel.gateway.demo.SimulatedVendor;
import org.carrel.gateway.demo.Witness;
import org.carrel.sip2.Sip2MessageType;
import org.carrel.z3950.ApduPart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real messages with some bytes changed, as fast as the gateway takes them, at every door; a good
 * peer beside them is served right throughout, and afterwards the gateway had no fault and kept no
 * memory. Some thousand in a build; {@code -Dcarrel.barrage.frames=10000000} says how many. Counted
 * are those that were answered, and those at which the gateway hung up.
 */
class BarrageIT {
    private static final long FRAMES = Long.getLong("carrel.barrage.frames", 5_000);
    private static final long SEED =
            Long.getLong("carrel.barrage.seed", ThreadLocalRandom.current().nextLong());
    private static final int ATTACKERS = 32;
    private static final int IN_ONE_CONNECTION = 400;
    private static final int CODE = 2;
    private static final long PAUSE_NANOS = 20_000_000;

    private final AtomicLong taken = new AtomicLong();
    private final AtomicLong served = new AtomicLong();
    private final Queue<Throwable> wrong = new ConcurrentLinkedQueue<>();

    @TempDir private Path folder = Path.of("");

    @Test
    void no_sip2_frame_harms_the_gateway() throws InterruptedException {
        ServiceOptions usual = ServiceOptions.usual();
        Witness blind = new Witness(Clock.systemUTC(), 0);
        try (SimulatedIls ils = new SimulatedIls(usual, blind);
                SimulatedVendor press = new SimulatedVendor(SimulatedVendor.PRESS, usual, blind);
                SimulatedVendor till = new SimulatedVendor(SimulatedVendor.TILL, usual, blind);
                WiredGateway gateway =
                        new WiredGateway(
                                FuzzedHouse.with(
                                        Map.of(
                                                "ils",
                                                ils.port(),
                                                "press",
                                                press.port(),
                                                "till",
                                                till.port())))) {
            List<byte[]> seeds =
                    Questions.all().map(Questions::of).map(RawTerminal::bytes).toList();
            besiege(
                    chance -> sip2(gateway, new Mutant(seeds, chance), chance),
                    () -> askForAnItem(gateway));
            tell("sip2");
            gateway.assertNothingIsLeft();
        }
    }

    @Test
    void no_apdu_harms_the_gateway() throws InterruptedException {
        try (YazTools.Server target = YazTools.Server.ztest(folder);
                Z3950Trial gateway =
                        new Z3950Trial(
                                target.port(),
                                "",
                                "    limits: { associations: 1000, searches: 0, records: 0, kibibytes: 0 }")) {
            List<byte[]> seeds = RecordedApdus.all();
            besiege(
                    chance -> z3950(gateway, new Mutant(seeds, chance), chance),
                    () -> search(gateway));
            tell("z3950");
            assertEquals(0, gateway.faults());
        }
    }

    /** Attacks until enough was taken; the good peer is served again and again meanwhile. */
    private void besiege(Consumer<SplittableRandom> attack, Runnable good)
            throws InterruptedException {
        SplittableRandom chance = new SplittableRandom(SEED);
        Runnable visit =
                () -> {
                    good.run();
                    served.incrementAndGet();
                    LockSupport.parkNanos(PAUSE_NANOS);
                };
        visit.run();
        List<Thread> all =
                Stream.concat(
                                IntStream.range(0, ATTACKERS)
                                        .mapToObj(_ -> chance.split())
                                        .map(own -> again(() -> attack.accept(own))),
                                Stream.of(again(visit)))
                        .toList();
        for (Thread each : all) {
            each.join();
        }
        visit.run();
        assertEquals(List.of(), List.copyOf(wrong), "seed " + SEED);
        assertTrue(served.get() > 2, "the good peer was not served between the attacks");
    }

    private Thread again(Runnable act) {
        return Thread.startVirtualThread(() -> {
            try {
                while (taken.get() < FRAMES && wrong.isEmpty()) {
                    act.run();
                }
            } catch (RuntimeException | AssertionError failure) {
                wrong.add(failure);
            }
        });
    }

    /** One connection full of almost-messages, half of them rightly signed; ends in a question. */
    private void sip2(WiredGateway gateway, Mutant mutant, SplittableRandom chance) {
        // a login is slow on purpose, so few come to the door that wants one
        int open = FuzzedHouse.DOORS.size() - 1;
        int at = chance.nextInt(100) == 0 ? open : chance.nextInt(open);
        String door = FuzzedHouse.DOORS.get(at);
        ByteArrayOutputStream wire = new ByteArrayOutputStream();
        for (int number = 0; number < IN_ONE_CONNECTION; number++) {
            byte[] body = mutant.next(chance.nextInt(100) == 0 ? 0 : CODE);
            wire.writeBytes(chance.nextBoolean() ? signed(body, number % 9) : ended(body));
        }
        // telnet negotiation may swallow two bytes
        wire.writeBytes(RawTerminal.bytes("\r\r\r"));
        wire.writeBytes(ReadLine.signed(Questions.STATUS, 9));
        try (RawTerminal terminal = new RawTerminal(gateway.port(door))) {
            Thread speaker = Thread.startVirtualThread(() -> terminal.say(wire.toByteArray()));
            boolean over = false;
            while (!over) {
                Optional<String> line = terminal.hear();
                over = line.isEmpty() || isLast(line.get());
                taken.incrementAndGet();
            }
            join(speaker);
        }
    }

    private static boolean isLast(String line) {
        return line.startsWith("98") && line.contains("AY9AZ");
    }

    private static byte[] ended(byte[] body) {
        byte[] frame = Arrays.copyOf(body, body.length + 1);
        frame[body.length] = '\r';
        return frame;
    }

    private static byte[] signed(byte[] body, int number) {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.writeBytes(body);
        frame.writeBytes(RawTerminal.bytes("AY" + number + "AZ"));
        frame.writeBytes(RawTerminal.bytes(Speech.checksum(frame.toByteArray()) + "\r"));
        return frame.toByteArray();
    }

    private static void askForAnItem(WiredGateway gateway) {
        try (RawTerminal good = new RawTerminal(gateway.port("staff"))) {
            for (int number = 0; number < 10; number++) {
                ReadLine answer = good.ask(Questions.item(Questions.EMMA), number);
                assertEquals(Sip2MessageType.ITEM_INFORMATION_RESPONSE, answer.type());
                assertEquals(number, answer.sequence());
            }
        }
    }

    /** An Init, then almost-APDUs until the gateway has had enough. */
    private void z3950(Z3950Trial gateway, Mutant mutant, SplittableRandom chance) {
        ByteArrayOutputStream wire = new ByteArrayOutputStream();
        for (int at = 0; at < IN_ONE_CONNECTION / 10; at++) {
            byte[] apdu = mutant.next(0);
            wire.writeBytes(chance.nextInt(10) == 0 ? apdu : RecordedApdus.framed(apdu));
        }
        try (RawAssociation client = RawAssociation.to(gateway.port())) {
            assertTrue(client.ask(RawAssociation.init()).bool(ApduPart.INIT_RESPONSE_RESULT));
            Thread speaker =
                    Thread.startVirtualThread(() -> {
                        client.say(wire.toByteArray());
                        client.endOfSpeech();
                    });
            for (var heard = client.hear(); heard.isPresent(); heard = client.hear()) {
                heard.get().close();
                taken.incrementAndGet();
            }
            join(speaker);
        }
        taken.incrementAndGet();
    }

    private static void search(Z3950Trial gateway) {
        try (RawAssociation good = RawAssociation.to(gateway.port())) {
            good.ask(RawAssociation.init()).close();
            try (var found = good.ask(CataloguePeopleTest.search("books", "word"))) {
                assertTrue(found.bool(ApduPart.SEARCH_RESPONSE_SEARCH_STATUS));
            }
        }
    }

    private static void join(Thread speaker) {
        try {
            speaker.join();
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    private void tell(String protocol) {
        System.out.printf(
                Locale.ROOT,
                "barrage: %s, %d frames taken, %d good visits between them (seed %d)%n",
                protocol,
                taken.get(),
                served.get(),
                SEED);
    }
}
