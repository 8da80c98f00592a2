package org.carrel.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who waits for the one connection to a library system, and in which order they are served. */
class FairLineTest {
    private final GatewayTrial trial = new GatewayTrial();
    private final CountDownLatch answering = new CountDownLatch(1);
    private final LyingLibrary library = trial.liar(this::answer);
    private GatewayTrial.Running gateway;

    /** Some on each event loop: after their round trip, what was said before has been read. */
    private List<WireClient> pulses;

    @BeforeEach
    void open() {
        trial.plan()
                .record("ils", library.port())
                .say("ils", "connections", "{ maximum: 1, waiting: 6 }")
                .door("sorters", "staff")
                .door("kiosks", "staff");
        gateway = trial.start();
        gateway.terminal("kiosks").ask(Questions.STATUS); // so that there is a connection
        pulses =
                Stream.generate(() -> gateway.terminal("kiosks"))
                        .limit(4L * Runtime.getRuntime().availableProcessors())
                        .toList();
    }

    @AfterEach
    void close() {
        answering.countDown();
        trial.close();
    }

    @Test
    void the_doors_are_served_in_turn() {
        List<WireClient> sorters = ask("sorters", 101, 102, 103, 104, 105);
        List<WireClient> kiosks = ask("kiosks", 201, 202);
        answering.countDown();
        Stream.concat(sorters.stream(), kiosks.stream()).forEach(WireClient::hear);
        assertEquals(List.of(101, 102, 201, 103, 202, 104, 105), served());
    }

    @Test
    void a_full_line_sends_the_last_of_the_busiest_door_away() {
        List<WireClient> sorters = ask("sorters", 101, 102, 103, 104, 105, 106, 107);
        List<WireClient> tooMany = ask("sorters", 108);
        assertRefused(tooMany.getFirst());
        List<WireClient> kiosks = ask("kiosks", 201);
        assertRefused(sorters.getLast());
        answering.countDown();
        assertEquals("201", kiosks.getFirst().hear().field("AB"));
        sorters.subList(0, 6).forEach(WireClient::hear);
        assertEquals(List.of(101, 102, 201, 103, 104, 105, 106), served());
        assertEquals(2, trial.ear().count("exchange refused", "outcome=\"too-much\""));
    }

    private static void assertRefused(WireClient terminal) {
        assertEquals("01", terminal.hear().columns().substring(0, 2));
    }

    /** A terminal for each item, which asks about it as soon as the one before is in line. */
    private List<WireClient> ask(String door, int... items) {
        return IntStream.of(items)
                .mapToObj(item -> {
                    WireClient terminal = gateway.terminal(door);
                    terminal.say(Questions.item(String.valueOf(item)));
                    pulses.forEach(pulse -> pulse.ask(Questions.STATUS));
                    return terminal;
                })
                .toList();
    }

    private List<Integer> served() {
        return library.heard("17").stream()
                .map(line -> Integer.valueOf(OddSystem.field(line, "AB")))
                .toList();
    }

    private String answer(String question) {
        try {
            answering.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
        return LyingLibrary.signed(OddSystem.usual(question), question);
    }
}
