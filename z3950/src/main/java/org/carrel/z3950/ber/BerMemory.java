package org.carrel.z3950.ber;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;

/**
 * The direct memory of a writer. It grows by moving, not by the allocator's own growth, which would
 * leave the old bytes behind; a buffer's capacity is therefore also its limit.
 */
final class BerMemory implements AutoCloseable {
    private final ByteBufAllocator allocator;
    private final int largest;
    private ByteBuf bytes;
    private boolean ended;

    BerMemory(ByteBufAllocator allocator, int size, int largest) {
        this.allocator = allocator;
        this.largest = largest;
        this.bytes = allocator.directBuffer(size, size);
    }

    /** How many bytes were written. */
    int size() {
        return bytes.writerIndex();
    }

    /**
     * The buffer to append so many bytes to; good until the next call.
     *
     * @throws IllegalStateException if it was handed on or wiped
     * @throws IllegalArgumentException beyond the largest size
     */
    ByteBuf room(int more) {
        requireUnended();
        if (more > largest - bytes.writerIndex()) {
            throw new IllegalArgumentException("more than " + largest + " bytes");
        }
        int needed = bytes.writerIndex() + more;
        if (needed > bytes.capacity()) {
            int size = (int) Math.min(needed * 2L, largest);
            bytes = Wiping.moved(bytes, allocator.directBuffer(size, size));
        }
        return bytes;
    }

    /** The buffer, which the caller wipes from now on. */
    ByteBuf handedOn() {
        requireUnended();
        ended = true;
        return bytes;
    }

    /** Wipes what was written, unless it was handed on. */
    @Override
    public void close() {
        if (!ended) {
            ended = true;
            Wiping.release(bytes);
        }
    }

    private void requireUnended() {
        if (ended) {
            throw new IllegalStateException("the writer is used up");
        }
    }
}
