package org.carrel.z3950;

import io.netty.buffer.AbstractByteBufAllocator;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledHeapByteBuf;

/**
 * Counts the direct buffers that are in use, and those that were given back, or moved by their own
 * growth, with anything left in them. Arrays stand in for the direct memory, since they are zero
 * when taken and quick to give back.
 */
public class WitnessAllocator extends AbstractByteBufAllocator {
    private int live;
    private int unwiped;

    /** An allocator of which nothing is taken yet. */
    public WitnessAllocator() {
        super(true);
    }

    /** How many buffers were taken and not given back yet. */
    public final int live() {
        return live;
    }

    /** How many buffers left bytes behind in memory that anyone may get next. */
    public final int unwiped() {
        return unwiped;
    }

    @Override
    public boolean isDirectBufferPooled() {
        return false;
    }

    @Override
    protected ByteBuf newHeapBuffer(int size, int limit) {
        return new UnpooledHeapByteBuf(this, size, limit);
    }

    @Override
    protected ByteBuf newDirectBuffer(int size, int limit) {
        live++;
        return new Witnessed(size, limit);
    }

    private final class Witnessed extends UnpooledHeapByteBuf {
        Witnessed(int size, int limit) {
            super(WitnessAllocator.this, size, limit);
        }

        @Override
        protected void freeArray(byte[] array) {
            for (byte octet : array) {
                if (octet != 0) {
                    unwiped++;
                    return;
                }
            }
        }

        @Override
        protected void deallocate() {
            live--;
            super.deallocate();
        }
    }
}
