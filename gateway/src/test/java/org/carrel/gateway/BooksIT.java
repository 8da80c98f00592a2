package org.carrel.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kiosks borrow, return, renew, reserve and pay over bad roads through a gateway that is killed
 * again and again; afterwards the library's books are compared with what the kiosks were told. Runs
 * for some seconds; for longer with {@code -Dcarrel.books.seconds=600}, and with other luck with
 * {@code -Dcarrel.books.seed=…}.
 */
class BooksIT {
    private static final long SEED = Long.getLong("carrel.books.seed", 20_261_122);
    private static final long NANOS =
            TimeUnit.SECONDS.toNanos(Long.getLong("carrel.books.seconds", 6));
    private static final long LIFE = Math.min(NANOS / 3, TimeUnit.SECONDS.toNanos(60));
    private static final int KIOSKS = 12;
    private static final double OFTEN = 0.04;

    private static final List<String> ACTS =
            List.of(
                    "11NN%1$s%2$sAOZWEIG|AAc%3$d|ABi%3$d|AC|",
                    "09N%1$s%1$sAPdesk|AOZWEIG|ABi%3$d|AC|",
                    "29NN%1$s%2$sAOZWEIG|AAc%3$d|ABi%3$d|",
                    "15+%1$sAOZWEIG|AAc%3$d|ABi%3$d|",
                    "37%1$s0400EURBV1.00|AOZWEIG|AAc%3$d|BKt%3$d|",
                    "37%1$s0400EURBV1.00|AOZWEIG|AAc%3$d|");

    @TempDir private Path folder = Path.of("");
    private final AtomicInteger number = new AtomicInteger();
    private final Map<String, String> told = new ConcurrentHashMap<>();

    /** What a kiosk may conclude from what it was told. */
    private enum Conclusion {
        DONE,
        NOT_DONE,
        /** Nobody can tell, and staff have it on a list. */
        UNKNOWN,
        /** It never got an answer, and concludes nothing. */
        SILENCE;

        static Conclusion of(String answer) {
            if (answer.isEmpty()) {
                return SILENCE;
            }
            if (answer.contains("AFIt is not certain")) {
                return UNKNOWN;
            }
            return "1Y".indexOf(answer.charAt(2)) >= 0 ? DONE : NOT_DONE;
        }
    }

    @Test
    void the_books_are_what_the_kiosks_were_told() throws InterruptedException {
        Plan plan = new Plan();
        int port = Plan.freePort();
        try (BookedLibrary library = new BookedLibrary(SEED);
                FaultyRoad toLibrary = new FaultyRoad(library.port(), OFTEN, SEED + 1);
                FaultyRoad toGateway = new FaultyRoad(port, OFTEN, SEED + 2)) {
            plan.storage(folder)
                    .record("ils", toLibrary.port())
                    .say("ils", "timeout", "500ms")
                    .say("ils", "health", "{ every: 1s }")
                    .door("staff", "staff")
                    .say("staff", "bind", "127.0.0.1:" + port);
            try (ServedProcess gateway = new ServedProcess(folder, plan, port)) {
                run(gateway, toGateway.port());
            }
            compare(library, list());
        }
    }

    private void run(ServedProcess gateway, int port) throws InterruptedException {
        long end = System.nanoTime() + NANOS;
        List<Thread> kiosks =
                IntStream.range(0, KIOSKS)
                        .mapToObj(_ -> Thread.startVirtualThread(() -> work(port, end)))
                        .toList();
        while (System.nanoTime() + LIFE < end) {
            LockSupport.parkNanos(LIFE);
            gateway.killAndStartAgain();
        }
        for (Thread kiosk : kiosks) {
            kiosk.join();
        }
    }

    private void work(int port, long end) {
        while (System.nanoTime() < end) {
            try (StubbornKiosk kiosk = new StubbornKiosk(port)) {
                for (int acts = 0; acts < 10 && System.nanoTime() < end; acts++) {
                    int next = number.incrementAndGet();
                    String question =
                            ACTS.get(next % ACTS.size())
                                    .formatted(Questions.DATE, " ".repeat(18), next);
                    told.put(question, kiosk.ask(question));
                }
            }
        }
    }

    private void compare(BookedLibrary library, String unknown) {
        Map<Conclusion, Integer> counts = new ConcurrentHashMap<>();
        List<String> wrong = new ArrayList<>();
        told.forEach((question, answer) -> {
            Conclusion conclusion = Conclusion.of(answer);
            counts.merge(conclusion, 1, Integer::sum);
            int booked = library.booked(BookedLibrary.act(question));
            boolean right =
                    switch (conclusion) {
                        case DONE -> booked == 1 && isOwn(question, answer);
                        case NOT_DONE -> booked == 0;
                        case UNKNOWN -> booked <= 1 && unknown.contains(reference(answer));
                        case SILENCE -> booked <= 1;
                    };
            if (!right) {
                wrong.add(conclusion + " but booked " + booked + ": " + question + " > " + answer);
            }
        });
        System.out.printf("seed %d: %s of %d%n", SEED, counts, told.size());
        assertEquals(List.of(), wrong, "seed " + SEED);
        // on a busy machine the library system is given up now and then, and much is refused
        assertTrue(counts.getOrDefault(Conclusion.DONE, 0) > told.size() / 10, counts::toString);
    }

    /** Whether it speaks of the item, the reader and the transaction that were asked about. */
    private static boolean isOwn(String question, String answer) {
        return List.of("AA", "AB", "BK").stream()
                .allMatch(id -> {
                    String asked = QuickSystem.field(question, id);
                    String said = QuickSystem.field("|" + answer, id);
                    return said.isEmpty() || asked.isEmpty() || said.equals(asked);
                });
    }

    private static String reference(String answer) {
        String screen = QuickSystem.field("|" + answer, "AF");
        return screen.substring(Math.max(0, screen.length() - 8));
    }

    private String list() {
        StringWriter said = new StringWriter();
        PrintWriter out = new PrintWriter(said);
        String file = folder.resolve("carrel.yaml").toString();
        assertEquals(0, Gateway.run(out, out, "unknown", "list", "--config", file));
        return said.toString();
    }
}
