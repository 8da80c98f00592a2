package org.carrel.gateway.wire;

import io.netty.buffer.AbstractByteBufAllocator;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.UnpooledDirectByteBuf;
import io.netty.buffer.UnpooledHeapByteBuf;
import java.util.Arrays;

/**
 * Memory for channels on which somebody else's codec does the reading: every buffer is zeroed when
 * its last holder gives it back, whoever that is. Any thread.
 */
public final class WipingAllocator extends AbstractByteBufAllocator {
    /** The only one that is needed. */
    public static final ByteBufAllocator INSTANCE = new WipingAllocator();

    private WipingAllocator() {
        super(true);
    }

    @Override
    public boolean isDirectBufferPooled() {
        return false;
    }

    /** Whether this memory is wiped by itself. */
    static boolean made(ByteBuf buffer) {
        return buffer.alloc() instanceof WipingAllocator;
    }

    /** A heap buffer is asked for by nobody here; it is wiped all the same. */
    @Override
    protected ByteBuf newHeapBuffer(int size, int limit) {
        return new WipedHeap(this, size, limit);
    }

    @Override
    protected ByteBuf newDirectBuffer(int size, int limit) {
        return new WipedDirect(this, size, limit);
    }

    private static final class WipedHeap extends UnpooledHeapByteBuf {
        WipedHeap(ByteBufAllocator allocator, int size, int limit) {
            super(allocator, size, limit);
        }

        @Override
        protected void freeArray(byte[] array) {
            Arrays.fill(array, (byte) 0);
            super.freeArray(array);
        }
    }

    private static final class WipedDirect extends UnpooledDirectByteBuf {
        WipedDirect(ByteBufAllocator allocator, int size, int limit) {
            super(allocator, size, limit);
        }

        /** Growth moves, and would leave the old bytes behind. */
        @Override
        public ByteBuf capacity(int size) {
            int before = capacity();
            if (size == before) {
                return this;
            }
            int kept = Math.min(before, size);
            ByteBuf meanwhile = alloc().directBuffer(Math.max(1, kept));
            getBytes(0, meanwhile, kept);
            setZero(0, before);
            super.capacity(size);
            setBytes(0, meanwhile, 0, kept);
            meanwhile.release();
            return this;
        }

        /** Nobody holds it any more, so that what checks for that cannot be called. */
        @Override
        protected void deallocate() {
            int whole = capacity() & -Long.BYTES;
            for (int at = 0; at < whole; at += Long.BYTES) {
                _setLong(at, 0);
            }
            for (int at = whole; at < capacity(); at++) {
                _setByte(at, 0);
            }
            super.deallocate();
        }
    }
}
