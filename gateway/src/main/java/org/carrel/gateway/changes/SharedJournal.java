package org.carrel.gateway.changes;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.carrel.gateway.watch.Watchers;

/**
 * The journal that several gateways keep together. One thread of its own talks to the book; what is
 * given to it meanwhile goes there together.
 */
final class SharedJournal implements Journal {
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final int MOST_AT_ONCE = 256;

    private final Pages pages;
    private final SoleUse inUse;
    private final CommonBook book;
    private final Watchers watchers;
    private final Bookkeeping keeper;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition more = lock.newCondition();
    private final Thread writer;
    private List<Waiting> claims = new ArrayList<>();
    private List<End> ends = new ArrayList<>();
    private boolean closing;

    /** How something ended, and what happens then. */
    private record End(List<Entry> lines, Runnable then, Runnable not) {}

    private SharedJournal(Pages pages, SoleUse inUse, CommonBook book, Watchers watchers) {
        this.pages = pages;
        this.inUse = inUse;
        this.book = book;
        this.watchers = watchers;
        this.keeper = new Bookkeeping(book, watchers);
        this.writer = Thread.ofPlatform().name("changes").daemon().unstarted(this::write);
    }

    /**
     * Takes the folder for this gateway alone.
     *
     * @param pages of the journal that was kept here before there was a book
     * @param book is closed with the journal
     * @throws JournalTrouble if the folder cannot be used, or another gateway uses it
     */
    static SharedJournal open(Pages pages, CommonBook book, Watchers watchers) {
        return new SharedJournal(pages, SoleUse.of(pages), book, watchers);
    }

    @Override
    public int start(Register register) {
        try {
            book.write(
                    pages.read().stream()
                            .map(each ->
                                    each.state() == State.OPEN ? each.as(State.UNKNOWN, "") : each)
                            .map(List::of)
                            .toList());
            pages.removeJournal();
        } catch (IOException failed) {
            throw JournalTrouble.noFile(pages.journal());
        }
        int unknown = book.unknown().size();
        writer.start();
        return unknown;
    }

    @Override
    public void claim(List<Entry> lines, Claim claim) {
        Waiting waiting = Waiting.of(lines.getFirst(), claim);
        if (!give(() -> claims.add(waiting))) {
            claim.cannot();
        }
    }

    @Override
    public void write(List<Entry> lines, boolean safely, Runnable then, Runnable not) {
        if (!give(() -> ends.add(new End(lines, then, not)))) {
            not.run();
        }
    }

    private boolean give(Runnable put) {
        lock.lock();
        try {
            if (!closing) {
                put.run();
                more.signal();
            }
            return !closing;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closing = true;
            more.signal();
        } finally {
            lock.unlock();
        }
        try (book;
                inUse) {
            writer.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (IOException | JournalTrouble gone) {
            watchers.fault(gone);
        }
    }

    private void write() {
        while (next()) {
            round();
        }
        round();
    }

    /** Waits until there is something to do; false once the journal is closing. */
    private boolean next() {
        lock.lock();
        try {
            long nanos = claims.isEmpty() ? Bookkeeping.BEAT_NANOS : LOOK_NANOS;
            while (nanos > 0 && !closing && isQuiet()) {
                nanos = more.awaitNanos(nanos);
            }
            return !closing;
        } catch (InterruptedException stopped) {
            return false;
        } finally {
            lock.unlock();
        }
    }

    private boolean isQuiet() {
        return ends.isEmpty() && claims.stream().allMatch(Waiting::waits);
    }

    private void round() {
        List<Waiting> asked;
        List<End> ended;
        lock.lock();
        try {
            asked = claims;
            ended = ends;
            claims = new ArrayList<>();
            ends = new ArrayList<>();
        } finally {
            lock.unlock();
        }
        boolean there = keeper.write(ended.stream().map(End::lines).toList());
        ended.forEach(each -> run(there ? each.then() : each.not()));
        for (int from = 0; from < asked.size(); from += MOST_AT_ONCE) {
            lay(asked.subList(from, Math.min(from + MOST_AT_ONCE, asked.size())));
        }
    }

    private void lay(List<Waiting> asked) {
        Optional<List<Optional<Entry>>> found =
                keeper.claim(asked.stream().map(Waiting::asked).toList());
        for (int at = 0; at < asked.size(); at++) {
            Waiting each = asked.get(at);
            Optional<Entry> known = found.isPresent() ? found.get().get(at) : Optional.empty();
            run(() -> each.conclude(found.isPresent(), known).ifPresent(this::waitOn));
        }
    }

    private void waitOn(Waiting more) {
        if (!give(() -> claims.add(more))) {
            more.giveUp();
        }
    }

    private void run(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException fault) {
            watchers.fault(fault);
        }
    }
}
