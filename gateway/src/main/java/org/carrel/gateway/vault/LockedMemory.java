package org.carrel.gateway.vault;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Memory outside the heap in cells of one size, cut from slabs of whole pages that are locked and
 * kept out of core dumps where the operating system allows it. A cell is all zeros when it is
 * taken, belongs to one owner, and is wiped when it comes back. Slabs are made as they are needed,
 * up to a bound, and stay. Any thread.
 */
final class LockedMemory implements AutoCloseable {
    private final Arena arena = Arena.ofShared();
    private final int cell;
    private final int slab;
    private final int mostSlabs;
    private final List<MemorySegment> slabs = new ArrayList<>();
    private final Deque<MemorySegment> free = new ArrayDeque<>();
    private boolean locked = true;
    private boolean hidden = true;
    private boolean closed;

    /**
     * @param cell bytes of a cell, a multiple of 8
     * @param slab bytes of a slab, whole pages
     * @param mostSlabs how many slabs there may ever be
     */
    LockedMemory(int cell, int slab, int mostSlabs) {
        this.cell = cell;
        this.slab = slab;
        this.mostSlabs = mostSlabs;
        grow();
    }

    /**
     * A cell of zeros.
     *
     * @throws MemoryExhausted if all are in use
     */
    synchronized MemorySegment take() {
        if (free.isEmpty() && slabs.size() < mostSlabs && !closed) {
            grow();
        }
        MemorySegment taken = free.poll();
        if (taken == null) {
            throw new MemoryExhausted();
        }
        return taken;
    }

    /** Wipes a cell and takes it back; after {@link #close()} it is wiped already. */
    synchronized void giveBack(MemorySegment taken) {
        if (!closed) {
            taken.fill((byte) 0);
            free.push(taken);
        }
    }

    /** Whether more than half of all that there may ever be is still to be had. */
    synchronized boolean isAmple() {
        long most = (long) mostSlabs * (slab / cell);
        long used = (long) slabs.size() * (slab / cell) - free.size();
        return used < most / 2;
    }

    /** Whether every slab so far is kept out of the swap. */
    synchronized boolean isLocked() {
        return locked;
    }

    /** Whether every slab so far is kept out of core dumps. */
    synchronized boolean isHidden() {
        return hidden;
    }

    /** How large it is just now, in bytes. */
    synchronized long size() {
        return (long) slabs.size() * slab;
    }

    /** All of its memory, for those who must see that nothing is left in it. */
    synchronized List<MemorySegment> slabs() {
        return List.copyOf(slabs);
    }

    /** Wipes all and gives it back to the system; whoever still holds a cell can use it no more. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        free.clear();
        for (MemorySegment each : slabs) {
            each.fill((byte) 0);
            Libc.unlock(each); // or whoever gets these pages next inherits the lock
            Libc.showInDumps(each);
        }
        arena.close();
    }

    private void grow() {
        MemorySegment made = arena.allocate(slab, Libc.PAGE);
        locked &= Libc.lock(made);
        hidden &= Libc.hideFromDumps(made);
        slabs.add(made);
        for (long at = 0; at + cell <= slab; at += cell) {
            free.add(made.asSlice(at, cell));
        }
    }
}
