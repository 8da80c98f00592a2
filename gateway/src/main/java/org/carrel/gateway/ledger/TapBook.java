package org.carrel.gateway.ledger;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import org.carrel.config.Label;

/**
 * What all taps saw since the gateway started. It knows nothing of the ledger, of rewriting and of
 * why something left; that it counts the same is the proof of both. Any thread.
 */
public final class TapBook {
    private final FieldCodes codes;
    private final Counters counters = new Counters();
    private final Map<Side, TapSheet> sheets = new ConcurrentHashMap<>();
    private final List<Entry> entries = new CopyOnWriteArrayList<>();
    private volatile Vocabulary vocabulary;

    public TapBook(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        this.codes = new FieldCodes(vocabulary.declared());
    }

    /** From now on tells these names apart too, and goes on with all others. */
    public synchronized void learn(Vocabulary more) {
        vocabulary = vocabulary.and(more);
        codes.learn(more.declared());
    }

    private record Side(Label peer, Direction direction) {}

    private record Entry(int counter, LedgerKey key) {}

    /**
     * A tap for one connection.
     *
     * @param delimiter what ends a field on it
     * @throws IllegalArgumentException for a peer that the configuration does not name
     */
    public Tap tap(Label peer, Direction direction, char delimiter) {
        return new Tap(scanner(peer, direction, delimiter));
    }

    FrameScanner scanner(Label peer, Direction direction, char delimiter) {
        if (!vocabulary.knows(peer, direction)) {
            throw new IllegalArgumentException("no peer " + peer + " " + direction.text());
        }
        TapSheet sheet = sheets.computeIfAbsent(new Side(peer, direction), this::sheet);
        return new FrameScanner(sheet, counters, delimiter);
    }

    Counters counters() {
        return counters;
    }

    /** Tells each counter and its key. */
    void each(BiConsumer<Integer, LedgerKey> taker) {
        entries.forEach(entry -> taker.accept(entry.counter(), entry.key()));
    }

    private TapSheet sheet(Side side) {
        return new TapSheet(codes, (message, element) -> make(side, message, element));
    }

    private int make(Side side, String message, String element) {
        int counter = counters.make();
        LedgerKey key = new LedgerKey(side.peer(), side.direction(), new Label(message), element);
        entries.add(new Entry(counter, key));
        return counter;
    }
}
