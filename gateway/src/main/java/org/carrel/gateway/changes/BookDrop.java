package org.carrel.gateway.changes;

import io.netty.buffer.ByteBuf;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;
import org.carrel.config.Keep;
import org.carrel.config.Label;
import org.carrel.config.policy.OperationName;
import org.carrel.gateway.keys.KeyTrouble;
import org.carrel.gateway.message.Facts;
import org.carrel.gateway.message.Message;
import org.carrel.gateway.watch.DropState;
import org.carrel.gateway.watch.GatewayEvent;
import org.carrel.gateway.watch.Outcome;

/**
 * Where loans and returns that have happened already lie while their upstream is away, as books do
 * while the library is closed: sealed, bounded, in order (decision 0021). On the drops' thread, but
 * for what says otherwise.
 */
public final class BookDrop {
    private static final int LONGEST = 8192;

    /** How often one is told to an upstream that is there and says nothing sensible. */
    private static final int MOST_TRIES = 5;

    private final Label door;
    private final Keep limits;
    private final DropFile file;
    private final DropRoom room;
    private final Deque<Dropped> held = new ArrayDeque<>();
    private volatile boolean holding;
    private int tries;

    /**
     * @param room what all drops share
     * @throws JournalTrouble if the file cannot be read
     */
    BookDrop(Label door, Keep limits, DropRoom room) {
        this.door = door;
        this.limits = limits;
        this.room = room;
        this.file = new DropFile(room.folder(), door.text());
        try {
            held.addAll(file.read());
            if (held.isEmpty()) {
                clear(); // also what a power cut left of the last time
            }
        } catch (IOException failed) {
            throw JournalTrouble.noFile(file.path());
        }
        holding = !held.isEmpty();
    }

    /** Whose it is; any thread. */
    public Label door() {
        return door;
    }

    /** Whether there is something in it; any thread. */
    public boolean isHolding() {
        return holding;
    }

    /** What went in first is. */
    public Optional<OperationName> operation() {
        return Optional.ofNullable(held.peekFirst()).map(first -> first.entry().operation());
    }

    /**
     * Keeps a message, which stays the caller's and open until it is told.
     *
     * @param home told whether it is certain that it is kept
     */
    void keep(Entry entry, Message message, Consumer<Boolean> home) {
        if (!run(() -> home.accept(isKept(entry, message)))) {
            home.accept(false);
        }
    }

    /** Does a piece of work on the drops' thread; any thread; false where that has ended. */
    public boolean run(Runnable work) {
        return room.run(work);
    }

    /** Puts on the list of staff what has lain here for too long. */
    public void age(Instant now) {
        while (!held.isEmpty() && isTooOld(held.getFirst(), now)) {
            comeOut(State.EXPIRED, DropState.EXPIRED);
        }
    }

    /**
     * What went in first, for the caller to close.
     *
     * @throws KeyTrouble if it cannot be opened
     */
    public Optional<Message> first() {
        return Optional.ofNullable(held.peekFirst()).map(this::opened);
    }

    /** The upstream knows of it now. */
    public void told() {
        comeOut(State.OVER, DropState.TOLD);
    }

    /** The upstream said no, which staff have to look at. */
    public void refused() {
        comeOut(State.REFUSED, DropState.REFUSED);
    }

    /**
     * It could not be told.
     *
     * @return whether to go on with the next: where the upstream is there and makes no sense of
     *     this one, time and again
     */
    public boolean missed(Outcome outcome) {
        if (outcome == Outcome.UPSTREAM_UNAVAILABLE || ++tries < MOST_TRIES) {
            return false;
        }
        refused();
        return true;
    }

    private boolean isKept(Entry entry, Message message) {
        if (held.stream().anyMatch(each -> each.entry().key().equals(entry.key()))) {
            return true;
        }
        Optional<String> sealed =
                held.size() < limits.most() ? sealed(entry, message) : Optional.empty();
        if (sealed.isEmpty()) {
            tell(DropState.TURNED_DOWN);
            return false;
        }
        held.addLast(new Dropped(entry, sealed.get()));
        holding = true;
        tell(DropState.KEPT);
        return true;
    }

    /** Empty where it cannot be kept safely. */
    private Optional<String> sealed(Entry entry, Message message) {
        ByteBuf plain = room.allocator().directBuffer(2 * message.size() + LONGEST);
        try {
            if (!message.keepFact(plain) || plain.readableBytes() > LONGEST) {
                return Optional.empty();
            }
            String sealed = room.keys().seal(door, plain, entry.toString());
            file.add(new Dropped(entry, sealed));
            return Optional.of(sealed);
        } catch (IOException | KeyTrouble failed) {
            room.watchers().fault(failed);
            return Optional.empty();
        } finally {
            wipe(plain);
        }
    }

    private Message opened(Dropped dropped) {
        ByteBuf plain = room.allocator().directBuffer(LONGEST);
        try {
            room.keys().open(door, dropped.sealed(), dropped.entry().toString(), plain);
            return Facts.revived(plain, room.allocator());
        } finally {
            wipe(plain);
        }
    }

    private void comeOut(State state, DropState told) {
        Entry entry = held.getFirst().entry();
        if (state.isListed()) {
            room.list().accept(entry.as(state, ""));
        }
        held.removeFirst();
        tries = 0;
        try {
            file.remove(entry.key());
            if (held.isEmpty()) {
                clear();
            }
        } catch (IOException | KeyTrouble failed) {
            room.watchers().fault(failed);
        }
        holding = !held.isEmpty();
        tell(told);
    }

    /** The key goes first: without it what is left of the file tells nobody anything. */
    private void clear() throws IOException {
        room.keys().destroy(door);
        file.destroy();
    }

    private boolean isTooOld(Dropped dropped, Instant now) {
        return dropped.entry().begun().plus(limits.lasting()).isBefore(now);
    }

    private void tell(DropState state) {
        room.watchers().tell(new GatewayEvent.DropChanged(door, state, held.size()));
    }

    private static void wipe(ByteBuf plain) {
        plain.setZero(0, plain.capacity());
        plain.release();
    }
}
