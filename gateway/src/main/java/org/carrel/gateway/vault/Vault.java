package org.carrel.gateway.vault;

import io.netty.buffer.ByteBuf;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Sealed memory for one visit: what was learned lies in locked pages that nobody else shares,
 * encrypted with AES-256-GCM under a key drawn for this visit, and is found by {@link
 * Fingerprints}. {@link #close()} wipes pages and key. Holds at most {@value #MOST_ROOMS} pages;
 * what does not fit is not kept. One thread at a time, but for its {@link Watchlist}.
 */
public final class Vault implements AutoCloseable {
    private static final int MOST_ROOMS = 4;
    private static final AtomicLong NUMBERS = new AtomicLong();

    private final long number = NUMBERS.incrementAndGet();
    private final VaultMemory memory;
    private final Engine engine;
    private final MemorySegment keys;
    private final List<MemorySegment> cells = new ArrayList<>(1);
    private final List<Room> rooms = new ArrayList<>(1);
    private final Watchlist watchlist;
    private @Nullable LockedKey sealing;
    private long sealed;
    private boolean closed;

    Vault(VaultMemory memory, Engine engine) {
        this.memory = memory;
        this.engine = engine;
        MemorySegment first = memory.rooms().take();
        try {
            keys = memory.keys().take();
        } catch (MemoryExhausted none) {
            memory.rooms().giveBack(first);
            throw none;
        }
        MemorySegment watching = keys.asSlice(VaultMemory.KEY, Watchlist.KEYS);
        memory.chance().fill(watching);
        watchlist = new Watchlist(watching, first.asSlice(0, Watchlist.SIZE));
        cells.add(first);
        rooms.add(new Room(first, Watchlist.SIZE));
    }

    /** What must not leave while this visit lasts. */
    public Watchlist watchlist() {
        return watchlist;
    }

    /**
     * Seals a copy of the readable bytes, in the place of what was under this index; a full vault
     * keeps nothing more.
     */
    public void put(Fingerprint index, ByteBuf plain) {
        strike(index);
        int length = plain.readableBytes() + Engine.TAG_LENGTH;
        if (length > VaultMemory.LONGEST || closed) {
            return;
        }
        // a key seals one visit's few answers, so a counter never repeats under it
        long counter = ++sealed;
        for (int at = 0; at < rooms.size() || mayGrow(); at++) {
            Room room = rooms.get(at);
            long entry = room.add(index, counter, length);
            if (entry != Room.NONE) {
                fill(room, entry, plain);
                return;
            }
        }
    }

    /** Appends what was sealed under this index; false where there is nothing. */
    public boolean get(Fingerprint index, ByteBuf plain) {
        return place(index)
                .map(place -> {
                    engine.open(seal(place.counter()), place.sealed(), plain);
                    return true;
                })
                .orElse(false);
    }

    /** How long an entry is once opened, in bytes; 0 where there is none. */
    public int length(Fingerprint index) {
        return place(index)
                .map(place -> (int) place.sealed().byteSize() - Engine.TAG_LENGTH)
                .orElse(0);
    }

    /** Forgets every entry but the one under this index. */
    public void keepOnly(Fingerprint index) {
        rooms.forEach(room -> room.strikeAllBut(index));
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        watchlist.close();
        rooms.clear();
        cells.forEach(memory.rooms()::giveBack);
        memory.keys().giveBack(keys);
        engine.forget(number);
    }

    private void fill(Room room, long entry, ByteBuf plain) {
        boolean kept = false;
        try {
            engine.seal(seal(room.counter(entry)), plain, room.sealed(entry));
            kept = true;
        } finally {
            if (!kept) {
                room.strike(entry);
            }
        }
    }

    private void strike(Fingerprint index) {
        for (Room room : rooms) {
            long entry = room.find(index);
            if (entry != Room.NONE) {
                room.strike(entry);
            }
        }
    }

    private Optional<Place> place(Fingerprint index) {
        for (Room room : rooms) {
            long entry = room.find(index);
            if (entry != Room.NONE) {
                return Optional.of(new Place(room.counter(entry), room.sealed(entry)));
            }
        }
        return Optional.empty();
    }

    /** One more page, while there is enough for everybody's first one. */
    private boolean mayGrow() {
        if (rooms.size() == MOST_ROOMS || !memory.rooms().isAmple()) {
            return false;
        }
        MemorySegment cell = memory.rooms().take();
        cells.add(cell);
        return rooms.add(new Room(cell, 0));
    }

    /** Most visits seal nothing, so the key is drawn when it is first needed. */
    private Engine.Seal seal(long counter) {
        LockedKey key = sealing;
        if (key == null) {
            MemorySegment bytes = keys.asSlice(0, VaultMemory.KEY);
            memory.chance().fill(bytes);
            key = new LockedKey(bytes);
            sealing = key;
        }
        return new Engine.Seal(number, key, counter);
    }

    private record Place(long counter, MemorySegment sealed) {}
}
