package org.carrel.gateway.changes;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.carrel.gateway.watch.GatewayEvent;
import org.carrel.gateway.watch.Watchers;

/**
 * What one gateway does with the common book: it says that it lives, writes what has ended, and
 * lays claim. Where the book is away, claims are turned down at once, and ends are kept until it is
 * there again. One thread, which may wait.
 */
final class Bookkeeping {
    /** How often it says that it lives. */
    static final long BEAT_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private static final long MINUTE_NANOS = TimeUnit.MINUTES.toNanos(1);

    /** Of facts that were told meanwhile; of other ends there are no more than were open. */
    private static final int MOST_KEPT = 1 << 14;

    private final CommonBook book;
    private final Watchers watchers;
    private final InstantSource clock = InstantSource.system();
    private List<List<Entry>> unwritten = new ArrayList<>();
    private boolean there = true;
    private boolean told = true;
    private long lastBeat = System.nanoTime() - BEAT_NANOS;
    private long lastAged = System.nanoTime();

    Bookkeeping(CommonBook book, Watchers watchers) {
        this.book = book;
        this.watchers = watchers;
    }

    /** Writes what has ended, now or later; says whether it was now. */
    boolean write(List<List<Entry>> ends) {
        unwritten.addAll(ends);
        there = reached(this::written).isPresent();
        if (unwritten.size() > MOST_KEPT) {
            unwritten.subList(0, unwritten.size() - MOST_KEPT).clear();
        }
        return there;
    }

    /** Lays claim, after all that has ended; nothing where the book is away. */
    Optional<List<Optional<Entry>>> claim(List<Entry> asked) {
        if (!there) {
            return Optional.empty();
        }
        Optional<List<Optional<Entry>>> found =
                reached(() -> book.claim(asked, clock.instant().minus(Register.DOUBT)));
        if (found.isEmpty()) {
            there = false;
            // the book may have gone away with the claim in it, which nobody would ever end
            asked.forEach(each -> unwritten.add(List.of(each.as(State.OVER, ""))));
        }
        return found;
    }

    private boolean written() {
        long now = System.nanoTime();
        if (now - lastBeat >= BEAT_NANOS || !there) {
            book.beat().forEach(this::tellUnknown);
            lastBeat = now;
        }
        if (!unwritten.isEmpty()) {
            book.write(unwritten);
            unwritten = new ArrayList<>();
        }
        if (now - lastAged >= MINUTE_NANOS) {
            lastAged = now;
            for (ChangeKind kind : ChangeKind.values()) {
                book.forget(
                        kind,
                        clock.instant().minus(kind.remembered()),
                        clock.instant().minus(kind.listed()));
            }
        }
        return true;
    }

    private <T> Optional<T> reached(Supplier<T> work) {
        try {
            Optional<T> done = Optional.of(work.get());
            tell(true);
            return done;
        } catch (JournalTrouble away) {
            tell(false);
        } catch (RuntimeException fault) {
            watchers.fault(fault);
        }
        return Optional.empty();
    }

    private void tell(boolean now) {
        if (now != told) {
            told = now;
            watchers.tell(new GatewayEvent.ArchiveReachable(now));
        }
    }

    private void tellUnknown(Entry entry) {
        watchers.tell(
                new GatewayEvent.ChangeUnknown(
                        entry.terminals(), entry.upstream(), entry.operation()));
    }
}
