package org.carrel.gateway.changes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.SplittableRandom;
import org.carrel.config.Label;
import org.carrel.config.policy.OperationName;
import org.carrel.gateway.vault.Fingerprint;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DoneBookProperties {
    private static final int ROWS = 256;
    private static final int STEPS = 20_000;
    private static final Label DOOR = new Label("kiosks");
    private static final Label SYSTEM = new Label("ils");

    /** A fingerprint's last bits are its chain: few of them, so that chains are long. */
    private static final int FEW = 7;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void it_knows_the_latest_and_nothing_else(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        DoneBook book = new DoneBook(ROWS);
        Deque<Entry> expected = new ArrayDeque<>();
        Deque<Entry> gone = new ArrayDeque<>();
        for (int step = 0; step < STEPS; step++) {
            Entry done = entry(random, step);
            book.add(done);
            expected.addLast(done);
            if (expected.size() > ROWS) {
                gone.addLast(expected.removeFirst());
            }
            if (random.nextInt(200) == 0) {
                Instant time = Instant.ofEpochMilli(step - random.nextInt(ROWS + 50));
                book.forgetBefore(time);
                while (!expected.isEmpty() && expected.getFirst().begun().isBefore(time)) {
                    gone.addLast(expected.removeFirst());
                }
            }
            while (gone.size() > 20) {
                gone.removeFirst();
            }
            gone.forEach(each -> assertEquals(Optional.empty(), book.find(each.key())));
            if (step % 97 == 0) {
                expected.forEach(each -> assertEquals(Optional.of(each), book.find(each.key())));
                assertEquals(expected.stream().toList(), book.entries().toList());
            }
        }
    }

    private static Entry entry(SplittableRandom random, int step) {
        return new Entry(
                Instant.ofEpochMilli(step),
                State.DONE,
                new Fingerprint(((random.nextLong() >> FEW) << FEW) + random.nextInt(3), step),
                random.nextBoolean()
                        ? Optional.of(new Fingerprint(random.nextLong(), random.nextLong()))
                        : Optional.empty(),
                random.nextBoolean() ? OperationName.CHECKOUT : OperationName.RENEW_ALL,
                DOOR,
                SYSTEM,
                "1" + random.nextInt(2_000));
    }
}
