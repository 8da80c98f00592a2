package org.carrel.gateway.changes;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.carrel.gateway.watch.GatewayEvent;
import org.carrel.gateway.watch.Watchers;
import org.jspecify.annotations.Nullable;

/**
 * The journal on the disk. One thread of its own writes; what is given to it while it writes goes
 * to the disk together, in one step, so that many terminals wait no longer than one. A new file is
 * begun where most lines are history.
 */
final class DiskJournal implements Journal {
    private static final int HISTORY = 50_000;

    private final Pages pages;
    private final Watchers watchers;
    private final SoleUse inUse;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition more = lock.newCondition();
    private final Thread writer;
    private Supplier<List<Entry>> everything = List::of;
    private List<Note> waiting = new ArrayList<>();
    private boolean closing;
    private boolean sound = true;
    private IntSupplier unknown = () -> 0;
    private @Nullable FileChannel channel;
    private long lines;

    /** Lines to be written, and what happens then. */
    private record Note(List<Entry> entries, boolean safely, Runnable then, Runnable not) {}

    private DiskJournal(Pages pages, SoleUse inUse, Watchers watchers) {
        this.pages = pages;
        this.inUse = inUse;
        this.watchers = watchers;
        this.writer = Thread.ofPlatform().name("changes").daemon().unstarted(this::write);
    }

    /**
     * Opens the folder for this gateway alone.
     *
     * @throws JournalTrouble if it cannot be used, or another gateway uses it
     */
    static DiskJournal open(Pages pages, Watchers watchers) {
        return new DiskJournal(pages, SoleUse.of(pages), watchers);
    }

    /** Takes up what is open as unknown, and begins a new file with everything. */
    @Override
    public int start(Register register) {
        everything = register::entries;
        unknown = () -> register.unknown().size();
        try {
            pages.read().forEach(register::restore);
            renew();
        } catch (IOException failed) {
            throw JournalTrouble.noFile(pages.journal());
        }
        writer.start();
        return register.unknown().size();
    }

    @Override
    public void claim(List<Entry> lines, Claim claim) {
        write(lines, true, claim::granted, claim::cannot);
    }

    @Override
    public void write(List<Entry> entries, boolean safely, Runnable then, Runnable not) {
        lock.lock();
        try {
            if (!closing) {
                waiting.add(new Note(entries, safely, then, not));
                more.signal();
                return;
            }
        } finally {
            lock.unlock();
        }
        not.run();
    }

    @Override
    public void close() {
        stop();
        try {
            writer.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        release();
    }

    private void stop() {
        lock.lock();
        try {
            closing = true;
            more.signal();
        } finally {
            lock.unlock();
        }
    }

    private void write() {
        for (List<Note> notes = next(); !notes.isEmpty(); notes = next()) {
            boolean written = put(notes);
            done(notes, false, written);
            boolean safe = written && safe(notes);
            done(notes, true, safe);
            tell(safe);
        }
    }

    /** All that is waiting; nothing only when the journal is closing. */
    private List<Note> next() {
        lock.lock();
        try {
            while (waiting.isEmpty() && !closing) {
                more.awaitUninterruptibly();
            }
            List<Note> notes = waiting;
            waiting = new ArrayList<>();
            return notes;
        } finally {
            lock.unlock();
        }
    }

    private boolean put(List<Note> notes) {
        List<Entry> entries = notes.stream().flatMap(note -> note.entries().stream()).toList();
        try {
            lines += entries.size();
            if (channel == null || lines > HISTORY) {
                renew();
            }
            Pages.write(opened(), entries);
            return true;
        } catch (IOException full) {
            fail(full);
            return false;
        }
    }

    private boolean safe(List<Note> notes) {
        try {
            if (notes.stream().anyMatch(Note::safely)) {
                opened().force(false);
            }
            return true;
        } catch (IOException broken) {
            fail(broken);
            return false;
        }
    }

    /** What was half written is not trusted any more: the next lines begin a new file. */
    private void fail(IOException why) {
        if (sound) {
            watchers.fault(why); // a disk stays full for longer than one change
        }
        closeQuietly(channel);
        channel = null;
    }

    private void tell(boolean now) {
        if (now != sound) {
            sound = now;
            watchers.tell(new GatewayEvent.ChangesKept(now, unknown.getAsInt()));
        }
    }

    private void done(List<Note> notes, boolean safely, boolean written) {
        for (Note note : notes) {
            if (note.safely() == safely) {
                try {
                    (written ? note.then() : note.not()).run();
                } catch (RuntimeException fault) {
                    watchers.fault(fault);
                }
            }
        }
    }

    private void renew() throws IOException {
        List<Entry> all = everything.get();
        FileChannel before = channel;
        channel = pages.begin(all);
        lines = -all.size();
        closeQuietly(before);
    }

    private FileChannel opened() throws IOException {
        FileChannel open = channel;
        if (open == null) {
            throw new IOException("the journal is not open");
        }
        return open;
    }

    private void release() {
        closeQuietly(channel);
        try (inUse) {
            channel = null;
        } catch (IOException gone) {
            watchers.fault(gone);
        }
    }

    private void closeQuietly(@Nullable FileChannel open) {
        try {
            if (open != null) {
                open.close();
            }
        } catch (IOException gone) {
            watchers.fault(gone);
        }
    }
}
