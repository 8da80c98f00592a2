package org.carrel.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.carrel.gateway.ledger.Verdict;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Fifty kiosks go on asking while one configuration after the other takes the place of the last:
 * none loses its connection, none hears of somebody else, and what was asked once a configuration
 * was in force is answered by it.
 */
class LiveUnderTrafficTest {
    private static final int KIOSKS = 50;
    private static final int RELOADS = 10;
    private static final int ENOUGH = 500;
    private static final String NAME = "O.A.";

    private final LiveTrial live = new LiveTrial();
    private final AtomicInteger answered = new AtomicInteger();
    private final AtomicInteger wrong = new AtomicInteger();
    private final AtomicInteger dropped = new AtomicInteger();
    private volatile boolean going = true;

    /** What may be heard by who asks now; empty while one takes the place of another. */
    private volatile List<String> names = List.of(NAME);

    private final AtomicInteger epoch = new AtomicInteger();

    @AfterEach
    void close() {
        live.close();
    }

    @Test
    void nobody_is_dropped_and_every_answer_is_of_the_policy_in_force() throws Exception {
        live.start();
        List<Thread> kiosks =
                IntStream.range(0, KIOSKS)
                        .mapToObj(number -> Thread.ofVirtual().start(() -> ask(number)))
                        .toList();
        long longest = 0;
        for (int reload = 0; reload < RELOADS; reload++) {
            awaitMore();
            boolean strict = reload % 2 == 0;
            change(strict);
            long began = System.nanoTime();
            epoch.incrementAndGet();
            live.assertTaken();
            names = List.of(strict ? "" : NAME);
            epoch.incrementAndGet();
            longest = Math.max(longest, System.nanoTime() - began);
        }
        awaitMore();
        going = false;
        for (Thread kiosk : kiosks) {
            kiosk.join();
        }
        System.out.printf(Locale.ROOT, "%d reloads, the longest %.0f ms%n", RELOADS, longest / 1e6);
        assertEquals(0, dropped.get(), "dropped");
        assertEquals(0, wrong.get(), "wrong");
        assertInstanceOf(Verdict.Reconciled.class, live.running().gateway().reconcile());
    }

    /** Another policy, another door, and a code that was not declared before. */
    private void change(boolean strict) {
        if (strict) {
            live.strict().say("ils", "fields", "{ PB: birth-date }");
        } else {
            live.plan()
                    .say("kiosks", "policy", "usual")
                    .say("ils", "fields", "{ PC: patron-class }")
                    .door("desk" + epoch.get(), "staff");
        }
    }

    private void ask(int number) {
        int serial = 10_000 * number;
        try (WireClient kiosk =
                new WireClient(live.running().gateway().port("kiosks"), Speech.STANDARD)) {
            while (going) {
                String card = VendorQuestions.barcode("29001", serial++);
                int before = epoch.get();
                List<String> expected = names;
                Heard answer = kiosk.ask(Questions.patronInformation(card));
                boolean settled = before % 2 == 0 && before == epoch.get();
                boolean right =
                        answer.field("AA").equals(card)
                                && (!settled || expected.contains(answer.field("AE")));
                (right ? answered : wrong).incrementAndGet();
            }
        } catch (RuntimeException | AssertionError gone) {
            dropped.incrementAndGet();
        }
    }

    private void awaitMore() {
        int from = answered.get();
        GatewayTrial.await("kiosks are answered", () -> answered.get() >= from + ENOUGH);
    }
}
