package org.carrel.gateway.changes;

import io.netty.buffer.ByteBufAllocator;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.carrel.gateway.access.Authorised;
import org.carrel.gateway.changes.Register.Finding;
import org.carrel.gateway.changes.Register.Settled;
import org.carrel.gateway.message.Message;
import org.carrel.gateway.message.OwnAnswer;
import org.carrel.gateway.vault.Fingerprints;
import org.carrel.gateway.watch.GatewayEvent;
import org.carrel.gateway.watch.Outcome;
import org.carrel.gateway.watch.Watchers;

/**
 * Sees to it that what changes something is done once: through another number, another connection
 * of the terminal and, where there is a journal, a restart. Any thread; never waits.
 */
public final class Changes implements AutoCloseable {
    private static final Optional<Change> NOTHING_TO_NOTE = Optional.of(Change.NONE);
    private static final Known NOT_DONE = new Known(OwnAnswer.NO, Outcome.REPEATED);
    private static final Known NOT_SENT = new Known(OwnAnswer.NO, Outcome.UPSTREAM_UNAVAILABLE);

    private final Entrance entrance;
    private final Watchers watchers;
    private final InstantSource clock = InstantSource.system();
    private final Register register;
    private final Journal journal;
    private final Settlements settlements;

    private Changes(
            Entrance entrance,
            Register register,
            Journal journal,
            Settlements settlements,
            Watchers watchers) {
        this.entrance = entrance;
        this.register = register;
        this.journal = journal;
        this.settlements = settlements;
        this.watchers = watchers;
    }

    /** A register that is forgotten with the process. */
    public static Changes inMemory(ByteBufAllocator allocator, Watchers watchers) {
        watchers.tell(new GatewayEvent.ChangesKept(false, 0));
        return new Changes(
                new Entrance(allocator, new Fingerprints()),
                new Register(),
                Journal.NONE,
                Settlements.NONE,
                watchers);
    }

    /**
     * A register that survives the process, in a folder of the storage.
     *
     * @param fingerprints under a key that survives too
     * @throws JournalTrouble if the folder cannot be used
     */
    public static Changes kept(
            Path storage,
            Fingerprints fingerprints,
            ByteBufAllocator allocator,
            Watchers watchers) {
        Pages pages = new Pages(storage);
        Register register = new Register();
        DiskJournal journal = DiskJournal.open(pages, register::entries, watchers);
        try {
            journal.read().forEach(register::restore);
            journal.start();
        } catch (RuntimeException notOpened) {
            journal.close();
            throw notOpened;
        }
        watchers.tell(new GatewayEvent.ChangesKept(true, register.unknown().size()));
        return new Changes(
                new Entrance(allocator, fingerprints),
                register,
                journal,
                new Settlements(pages),
                watchers);
    }

    /**
     * Looks up whether this was asked before.
     *
     * @param known told what is to be said where it was, exactly once, now or when the one who asks
     *     it is answered
     * @return the change, where it is the caller's to ask
     * @throws org.carrel.gateway.message.Refused if there is no room for one more
     */
    public Optional<Change> claim(Authorised allowed, Consumer<Known> known) {
        if (!ChangeKind.isChange(allowed.operation())) {
            return NOTHING_TO_NOTE;
        }
        return switch (register.enter(entrance.entry(allowed), known)) {
            case Finding.New found ->
                    Optional.of(new Noted(found.matter(), allowed.message().hasHappened()));
            case Finding.Old old -> {
                if (!old.lines().isEmpty()) {
                    journal.write(old.lines(), false, () -> {}, () -> {});
                }
                tellRepeated(allowed);
                known.accept(old.known());
                yield Optional.empty();
            }
            case Finding.Joined _ -> {
                tellRepeated(allowed);
                yield Optional.empty();
            }
        };
    }

    /** Forgets what is too old, and takes up what staff settled; about once a second. */
    public void tick() {
        List<Entry> over = register.age(clock.instant());
        if (!over.isEmpty()) {
            journal.write(over, false, () -> {}, () -> {});
        }
        List<Settlement> settled = settlements.take();
        if (!settled.isEmpty()) {
            journal.write(register.settle(settled), true, settlements::taken, () -> {});
        }
    }

    @Override
    public void close() {
        journal.close();
    }

    private void tellRepeated(Authorised allowed) {
        watchers.tell(new GatewayEvent.Repeated(allowed.terminal().name(), allowed.operation()));
    }

    /** A change of the register's in the hands of the one who asks it. */
    private final class Noted implements Change {
        private final Matter matter;
        private final boolean hasHappened;

        /**
         * @param hasHappened whether the terminal tells of something that is so already: then it
         *     must be told until it is heard, and twice is as good as once
         */
        Noted(Matter matter, boolean hasHappened) {
            this.matter = matter;
            this.hasHappened = hasHappened;
        }

        @Override
        public void begin(Runnable go, Runnable cannot) {
            if (hasHappened) {
                go.run();
                return;
            }
            journal.write(
                    register.open(matter),
                    true,
                    go,
                    () -> {
                        notSent();
                        cannot.run();
                    });
        }

        @Override
        public void answered(Message answer, boolean heard, Runnable then) {
            if (answer.isDone()) {
                State state = heard ? State.DONE : State.UNHEARD;
                Settled settled = register.settle(matter, state, answer.verdict());
                Known known = settled.lines().getFirst().known();
                end(settled, known, then);
            } else {
                end(register.settle(matter, State.OVER, ""), NOT_DONE, then);
            }
        }

        @Override
        public void notSent() {
            end(register.settle(matter, State.OVER, ""), NOT_SENT, () -> {});
        }

        @Override
        public void lost(Runnable unnoted, Consumer<Known> noted) {
            if (hasHappened) {
                notSent();
                unnoted.run();
                return;
            }
            Settled settled = register.settle(matter, State.UNKNOWN, "");
            Entry entry = settled.lines().getFirst();
            watchers.tell(
                    new GatewayEvent.ChangeUnknown(
                            entry.terminals(), entry.upstream(), entry.operation()));
            end(settled, entry.known(), () -> noted.accept(entry.known()));
        }

        /** Nobody hears of it before it is written, and everybody in any case. */
        private void end(Settled settled, Known known, Runnable then) {
            Runnable all =
                    () -> {
                        then.run();
                        settled.waiting().forEach(waiter -> waiter.accept(known));
                    };
            journal.write(settled.lines(), false, all, all);
        }
    }
}
