package org.carrel.gateway.ledger;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.carrel.config.Label;
import org.carrel.config.policy.ElementName;

/**
 * Counts by the hour what became of each element on its way to each peer. It holds sums and never
 * an event, and its keys come from the {@link Vocabulary}, so that it neither grows with traffic
 * nor can be asked about a person. Any thread.
 *
 * <p>What counts as an element is what stands on the wire: every column of a message, blank or not,
 * with its width, and every field, empty or not, with its value's length; not the message's code,
 * the delimiters, AY and AZ.
 */
public final class Ledger implements AutoCloseable {
    private static final int HOURS_KEPT = 48;

    private final Set<String> declaredFirst;
    private final InstantSource clock;
    private final Counters counters = new Counters();
    private final DistinctCards cards;
    private final Map<Page.Title, Page> pages = new ConcurrentHashMap<>();
    private final Deque<LedgerHour> closed = new ArrayDeque<>();
    private Sums before = new Sums(0);
    private Instant begin;
    private volatile Vocabulary vocabulary;

    /** An empty ledger whose first hour is the clock's. */
    public Ledger(Vocabulary vocabulary, InstantSource clock) {
        this.vocabulary = vocabulary;
        this.declaredFirst = vocabulary.declared();
        this.clock = clock;
        this.begin = hour();
        this.cards =
                new DistinctCards(
                        vocabulary.upstreams(),
                        clock,
                        ZoneId.systemDefault(),
                        DistinctCards.THRESHOLD);
    }

    /**
     * About how many different cards a peer was asked about today; its salted sketches end with the
     * day.
     */
    public DistinctCards cards() {
        return cards;
    }

    /** From now on counts under these names too, and goes on under all others. */
    public synchronized void learn(Vocabulary more) {
        vocabulary = vocabulary.and(more);
        cards.learn(vocabulary.upstreams());
    }

    /**
     * The pages on what goes to this peer.
     *
     * @throws IllegalArgumentException for a peer that the configuration does not name
     */
    public Book book(Label peer, Direction direction) {
        if (!vocabulary.knows(peer, direction)) {
            throw new IllegalArgumentException("no peer " + peer + " " + direction.text());
        }
        return new Book(message -> page(peer, direction, message));
    }

    /**
     * The page for one kind of message to one peer; for the same, always the same one.
     *
     * @param message its code, for SIP2 the two digits
     * @throws IllegalArgumentException for a peer that the configuration does not name
     */
    public Page page(Label peer, Direction direction, String message) {
        if (!vocabulary.knows(peer, direction)) {
            throw new IllegalArgumentException("no peer " + peer + " " + direction.text());
        }
        return pages.computeIfAbsent(
                new Page.Title(peer, direction, new Label(message)),
                title -> new Page(counters, name -> vocabulary.element(name), title));
    }

    /**
     * Closes the hour if it is over; to be called about once a second, which is also how sharply
     * hours are divided.
     */
    public synchronized void tick() {
        cards.tick();
        Instant now = hour();
        if (now.isAfter(begin)) {
            Sums sums = counters.total();
            closed.addLast(new LedgerHour(begin, rows(sums, before)));
            if (closed.size() > HOURS_KEPT) {
                closed.removeFirst();
            }
            before = sums;
            begin = now;
        }
    }

    /** The closed hours that are still kept, the oldest first. */
    public synchronized List<LedgerHour> hours() {
        return List.copyOf(closed);
    }

    /** The hour that still runs, so far. */
    public synchronized LedgerHour runningHour() {
        return new LedgerHour(begin, rows(counters.total(), before));
    }

    /** All that was counted since the gateway started. */
    public List<LedgerRow> total() {
        return rows(counters.total(), new Sums(0)).stream().sorted().toList();
    }

    /**
     * From now on no disclosure can be counted, so nothing may leave but the gateway's own words,
     * which are still noted; what was counted stays.
     */
    @Override
    public void close() {
        counters.open(false);
    }

    /** Counting goes on where it was closed. */
    public void reopen() {
        counters.open(true);
    }

    Vocabulary vocabulary() {
        return vocabulary;
    }

    /**
     * The name of an element for a comparison with the taps. A code that was declared while
     * messages travelled was one of the others for some of them, and perhaps not for the same ones
     * there and here.
     */
    String comparable(String element) {
        String code = element.substring(ElementName.PROTOCOL.length());
        boolean later = vocabulary.declared().contains(code) && !declaredFirst.contains(code);
        return later ? Vocabulary.OTHER : element;
    }

    Counters counters() {
        return counters;
    }

    Collection<Cell> cells() {
        return pages.values().stream().flatMap(page -> page.cells().stream()).toList();
    }

    private List<LedgerRow> rows(Sums now, Sums earlier) {
        List<LedgerRow> rows = new ArrayList<>();
        for (Cell cell : cells()) {
            int counter = cell.counter();
            long occurrences = now.occurrences(counter) - earlier.occurrences(counter);
            if (occurrences > 0) {
                long bytes = now.bytes(counter) - earlier.bytes(counter);
                rows.add(new LedgerRow(cell.key(), cell.disposition(), occurrences, bytes));
            }
        }
        return rows;
    }

    private Instant hour() {
        return clock.instant().truncatedTo(ChronoUnit.HOURS);
    }
}
