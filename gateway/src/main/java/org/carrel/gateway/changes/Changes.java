package org.carrel.gateway.changes;

import io.netty.buffer.ByteBufAllocator;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.carrel.config.ListenerConfig;
import org.carrel.gateway.access.Authorised;
import org.carrel.gateway.changes.Register.Finding;
import org.carrel.gateway.keys.Keyring;
import org.carrel.gateway.message.Message;
import org.carrel.gateway.vault.Fingerprints;
import org.carrel.gateway.watch.GatewayEvent;
import org.carrel.gateway.watch.Watchers;

/**
 * Sees to it that what changes something is done once: through another number, another connection
 * of the terminal and, where there is a journal, a restart. Any thread; never waits.
 */
public final class Changes implements AutoCloseable {
    private static final Optional<Change> NOTHING_TO_NOTE = Optional.of(Change.NONE);

    private final Entrance entrance;
    private final InstantSource clock = InstantSource.system();
    private final Books books;
    private final Settlements settlements;
    private final BookDrops drops;

    private Changes(Entrance entrance, Books books, Settlements settlements, BookDrops drops) {
        this.entrance = entrance;
        this.books = books;
        this.settlements = settlements;
        this.drops = drops;
    }

    /**
     * What outlives a restart.
     *
     * @param folder of the storage
     * @param fingerprints under a key that is kept too
     * @param ring the changes' own from now on
     * @param common where other gateways see what this one does; the changes' own from now on
     */
    public record Storehouse(
            Path folder, Fingerprints fingerprints, Keyring ring, Optional<CommonBook> common) {

        private Register register() {
            return new Register(common.isEmpty());
        }

        private Journal journal(Pages pages, Watchers watchers) {
            return common.isPresent()
                    ? SharedJournal.open(pages, common.get(), watchers)
                    : DiskJournal.open(pages, watchers);
        }

        /** In a common book a command settles things itself. */
        private Settlements settlements(Pages pages) {
            return common.isPresent() ? Settlements.NONE : new Settlements(pages);
        }
    }

    /** A register that is forgotten with the process. */
    public static Changes inMemory(ByteBufAllocator allocator, Watchers watchers) {
        watchers.tell(new GatewayEvent.ChangesKept(false, 0));
        return new Changes(
                new Entrance(allocator, new Fingerprints()),
                new Books(new Register(true), Journal.NONE, watchers),
                Settlements.NONE,
                BookDrops.NONE);
    }

    /**
     * A register that survives the process, and the book drops of the doors that have one.
     *
     * @throws JournalTrouble if the folder cannot be used
     */
    public static Changes kept(
            Storehouse house,
            Collection<ListenerConfig> doors,
            ByteBufAllocator allocator,
            Watchers watchers) {
        Pages pages = new Pages(house.folder());
        Books books = new Books(house.register(), house.journal(pages, watchers), watchers);
        try {
            int unknown = books.journal().start(books.register());
            BookDrops drops = BookDrops.open(pages.folder(), house.ring(), allocator, books);
            doors.forEach(drops::open);
            watchers.tell(new GatewayEvent.ChangesKept(true, unknown));
            return new Changes(
                    new Entrance(allocator, house.fingerprints()),
                    books,
                    house.settlements(pages),
                    drops);
        } catch (RuntimeException notOpened) {
            books.journal().close();
            house.ring().close();
            throw notOpened;
        }
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
        Entry entry = entrance.entry(allowed);
        return switch (books.register().enter(entry, known)) {
            case Finding.New found -> begun(allowed, entry, found.matter(), known);
            case Finding.Old old -> {
                if (!old.lines().isEmpty()) {
                    books.journal().write(old.lines(), false, () -> {}, () -> {});
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

    /** What was told that it has happened keeps its order behind what waits to be told. */
    private Optional<Change> begun(
            Authorised allowed, Entry entry, Matter matter, Consumer<Known> known) {
        Message message = allowed.message();
        Optional<Fact> fact =
                message.hasHappened()
                        ? Optional.of(new Fact(entry, message, drops.behind(allowed)))
                        : Optional.empty();
        Noted change = new Noted(books, matter, fact);
        if (fact.filter(Fact::isBehindOthers).isEmpty()) {
            return Optional.of(change);
        }
        change.missed(new Change.Missed(false, true), () -> known.accept(Noted.NOT_SENT), known);
        return Optional.empty();
    }

    /** Every book drop there is. */
    public Collection<BookDrop> drops() {
        return drops.all();
    }

    /** Forgets what is too old, and takes up what staff settled; about once a second. */
    public void tick() {
        List<Entry> over = books.register().age(clock.instant());
        if (!over.isEmpty()) {
            books.journal().write(over, false, () -> {}, () -> {});
        }
        List<Settlement> settled = settlements.take();
        if (!settled.isEmpty()) {
            books.journal()
                    .write(books.register().settle(settled), true, settlements::taken, () -> {});
        }
    }

    @Override
    public void close() {
        drops.close();
        books.journal().close();
    }

    private void tellRepeated(Authorised allowed) {
        books.watchers()
                .tell(new GatewayEvent.Repeated(allowed.terminal().name(), allowed.operation()));
    }
}
