package org.carrel.gateway.vault;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.stream.Stream;

/**
 * What vaults are made of: keys in small slabs of their own, which are locked first, and pages for
 * what is sealed with them. Bounded by the number of visits, in a machine with little memory to
 * lock too. Any thread.
 */
final class VaultMemory implements AutoCloseable {
    /** Bytes of a sealing key. */
    static final int KEY = 32;

    /** The longest sealed text, in bytes. */
    static final int LONGEST = Room.longest(Libc.PAGE);

    private static final int KEY_CELL = KEY + Watchlist.KEYS;
    private static final int KEY_SLAB = 4 * Libc.PAGE;
    private static final int ROOMS_OF_SLAB = 128;

    private final LockedMemory random = new LockedMemory(Libc.PAGE, Libc.PAGE, 1);
    private final Chance chance = new Chance(random.take());
    private final LockedMemory keys;
    private final LockedMemory rooms;

    /**
     * @param mostVisits how many vaults there may be at the same time
     */
    VaultMemory(int mostVisits) {
        int keysOfSlab = KEY_SLAB / KEY_CELL;
        keys = new LockedMemory(KEY_CELL, KEY_SLAB, (mostVisits + keysOfSlab - 1) / keysOfSlab);
        int slab = Math.min(mostVisits, ROOMS_OF_SLAB);
        rooms = new LockedMemory(Libc.PAGE, slab * Libc.PAGE, (mostVisits + slab - 1) / slab);
    }

    LockedMemory keys() {
        return keys;
    }

    LockedMemory rooms() {
        return rooms;
    }

    Chance chance() {
        return chance;
    }

    boolean isLocked() {
        return keys.isLocked() && rooms.isLocked() && random.isLocked();
    }

    boolean isHidden() {
        return keys.isHidden() && rooms.isHidden() && random.isHidden();
    }

    /** How large it is just now, in bytes. */
    long size() {
        return keys.size() + rooms.size() + random.size();
    }

    /** All of it that a visit may use. */
    List<MemorySegment> slabs() {
        return Stream.concat(keys.slabs().stream(), rooms.slabs().stream()).toList();
    }

    @Override
    public void close() {
        rooms.close();
        keys.close();
        random.close();
    }
}
