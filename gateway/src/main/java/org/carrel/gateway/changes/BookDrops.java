package org.carrel.gateway.changes;

import io.netty.buffer.ByteBufAllocator;
import java.nio.file.Path;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.carrel.config.Label;
import org.carrel.config.ListenerConfig;
import org.carrel.config.policy.OperationName;
import org.carrel.gateway.access.Authorised;
import org.carrel.gateway.keys.DropKeys;
import org.carrel.gateway.keys.Keyring;

/** The book drop of each door that has one. Closing it ends their thread. Any thread. */
final class BookDrops implements AutoCloseable {
    /** Without storage nothing is kept. */
    static final BookDrops NONE = new BookDrops(Optional.empty(), () -> {});

    private static final Set<OperationName> KEPT =
            EnumSet.of(OperationName.CHECKOUT, OperationName.CHECKIN);
    private static final long GRACE_SECONDS = 2;

    private final Optional<DropRoom> room;
    private final Runnable end;
    private final Map<Label, BookDrop> drops = new ConcurrentHashMap<>();

    private BookDrops(Optional<DropRoom> room, Runnable end) {
        this.room = room;
        this.end = end;
    }

    /**
     * @param ring is closed with the drops
     */
    static BookDrops open(Path folder, Keyring ring, ByteBufAllocator allocator, Books books) {
        ExecutorService thread =
                Executors.newSingleThreadExecutor(
                        Thread.ofPlatform().name("book-drop").daemon().factory());
        DropRoom room =
                new DropRoom(
                        folder,
                        new DropKeys(ring),
                        allocator,
                        thread,
                        books::list,
                        books.watchers());
        return new BookDrops(Optional.of(room), () -> end(thread, ring));
    }

    /**
     * Opens the drop of a door, if it has one.
     *
     * @throws JournalTrouble if its file cannot be read
     * @throws org.carrel.gateway.keys.KeyTrouble if its key cannot be seen to
     */
    Optional<BookDrop> open(ListenerConfig door) {
        return room.flatMap(each ->
                door.keep()
                        .map(limits ->
                                drops.computeIfAbsent(
                                        door.name(),
                                        _ -> new BookDrop(door.name(), limits, each))));
    }

    /** The drop in which this is kept if need be. */
    Optional<BookDrop> behind(Authorised allowed) {
        return KEPT.contains(allowed.operation()) && !allowed.terminal().tellsWhatWasKept()
                ? open(allowed.terminal().door())
                : Optional.empty();
    }

    Collection<BookDrop> all() {
        return List.copyOf(drops.values());
    }

    @Override
    public void close() {
        end.run();
    }

    private static void end(ExecutorService thread, Keyring ring) {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(GRACE_SECONDS, TimeUnit.SECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        ring.close();
    }
}
