package org.carrel.gateway.changes;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.carrel.config.Label;
import org.carrel.config.policy.OperationName;
import org.carrel.gateway.vault.Fingerprint;

/**
 * The changes that were done and heard of, the latest of them. There are many, they never change,
 * and each is looked at again only if it is repeated; so they lie in rows of numbers, through which
 * no garbage collection has to walk. About 60 bytes each. One thread at a time.
 */
final class DoneBook {
    private static final int FIRST_ROWS = 64;
    private static final int NUMBERS = 5;
    private static final int SECOND = 1;
    private static final int LOOK = 2;
    private static final int SECOND_LOOK = 3;
    private static final int BEGUN = 4;
    private static final int NONE = -1;

    /** More different ones than any library has; an upstream could still think of more. */
    private static final int MOST_NATURES = 1024;

    private final int most;
    private final Map<Nature, Nature> usual = new HashMap<>();
    private final List<Nature> natures = new ArrayList<>();
    private long[] numbers = new long[0];
    private int[] heads = new int[0];
    private int[] next = new int[0];
    private int oldest;
    private int size;

    /** What many changes have in common. */
    private record Nature(
            OperationName operation,
            Label terminals,
            Label upstream,
            String verdict,
            boolean hasLookAlike) {

        static Nature of(Entry entry) {
            return new Nature(
                    entry.operation(),
                    entry.terminals(),
                    entry.upstream(),
                    entry.verdict(),
                    entry.lookAlike().isPresent());
        }
    }

    /**
     * @param most how many are kept, a power of two
     */
    DoneBook(int most) {
        this.most = most;
        resize(Math.min(FIRST_ROWS, most));
    }

    /** The one under this key. */
    Optional<Entry> find(Fingerprint key) {
        for (int row = heads[bucket(key.first())]; row != NONE; row = next[row]) {
            if (number(row, 0) == key.first() && number(row, SECOND) == key.second()) {
                return Optional.of(entry(row));
            }
        }
        return Optional.empty();
    }

    /** Adds one that is not in it, in the place of the oldest where there is no more room. */
    void add(Entry done) {
        if (size == next.length && size < most) {
            grow();
        } else if (size == next.length) {
            forgetOldest();
        }
        write((oldest + size) & (next.length - 1), done);
        size++;
    }

    /** Forgets what began before. */
    void forgetBefore(Instant time) {
        while (size > 0 && number(oldest, BEGUN) < time.toEpochMilli()) {
            forgetOldest();
        }
    }

    /** All of them, the oldest first. */
    Stream<Entry> entries() {
        return IntStream.range(0, size)
                .mapToObj(each -> entry((oldest + each) & (next.length - 1)));
    }

    private void write(int row, Entry done) {
        int at = row * NUMBERS;
        numbers[at] = done.key().first();
        numbers[at + SECOND] = done.key().second();
        numbers[at + LOOK] = done.lookAlike().map(Fingerprint::first).orElse(0L);
        numbers[at + SECOND_LOOK] = done.lookAlike().map(Fingerprint::second).orElse(0L);
        numbers[at + BEGUN] = done.begun().toEpochMilli();
        if (row == natures.size()) {
            natures.add(nature(done));
        } else {
            natures.set(row, nature(done));
        }
        int bucket = bucket(done.key().first());
        next[row] = heads[bucket];
        heads[bucket] = row;
    }

    private Nature nature(Entry entry) {
        if (usual.size() == MOST_NATURES) {
            usual.clear();
        }
        return usual.computeIfAbsent(Nature.of(entry), each -> each);
    }

    /** The oldest stands last in its chain, for each new one is put before the others. */
    private void forgetOldest() {
        int bucket = bucket(number(oldest, 0));
        if (heads[bucket] == oldest) {
            heads[bucket] = NONE;
        } else {
            int row = heads[bucket];
            while (next[row] != oldest) {
                row = next[row];
            }
            next[row] = NONE;
        }
        oldest = (oldest + 1) & (next.length - 1);
        size--;
    }

    private void grow() {
        List<Entry> all = entries().toList();
        natures.clear();
        resize(next.length * 2);
        all.forEach(this::add);
    }

    private void resize(int rows) {
        numbers = new long[rows * NUMBERS];
        next = new int[rows];
        heads = new int[rows];
        Arrays.fill(heads, NONE);
        oldest = 0;
        size = 0;
    }

    private Entry entry(int row) {
        Nature nature = natures.get(row);
        return new Entry(
                Instant.ofEpochMilli(number(row, BEGUN)),
                State.DONE,
                new Fingerprint(number(row, 0), number(row, SECOND)),
                nature.hasLookAlike()
                        ? Optional.of(new Fingerprint(number(row, LOOK), number(row, SECOND_LOOK)))
                        : Optional.empty(),
                nature.operation(),
                nature.terminals(),
                nature.upstream(),
                nature.verdict());
    }

    private long number(int row, int which) {
        return numbers[row * NUMBERS + which];
    }

    /** A fingerprint's bits are as good as drawn. */
    private int bucket(long first) {
        return (int) first & (heads.length - 1);
    }
}
