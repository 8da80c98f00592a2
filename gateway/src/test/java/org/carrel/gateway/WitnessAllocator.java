package org.carrel.gateway;

import io.netty.buffer.AbstractByteBufAllocator;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledDirectByteBuf;
import io.netty.buffer.UnpooledHeapByteBuf;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts the direct buffers that are in use, and those that were given back, or moved by their own
 * growth, with anything left in them. Any thread.
 */
public final class WitnessAllocator extends AbstractByteBufAllocator {
    private final AtomicInteger live = new AtomicInteger();
    private final AtomicInteger unwiped = new AtomicInteger();
    private final List<ByteBuf> kept = new CopyOnWriteArrayList<>();
    private final boolean keeps;

    private WitnessAllocator(boolean keeps) {
        super(true);
        this.keeps = keeps;
    }

    /** An allocator that looks at each buffer when it is given back. */
    public static WitnessAllocator counting() {
        return new WitnessAllocator(false);
    }

    /** One that holds on to each buffer besides, so that a test can look into it later. */
    public static WitnessAllocator keeping() {
        return new WitnessAllocator(true);
    }

    /** How many buffers were taken and not given back yet. */
    public int live() {
        return live.get();
    }

    /** How many buffers left bytes behind in memory that anyone may get next. */
    public int unwiped() {
        return unwiped.get();
    }

    /** Every direct buffer that was ever taken, where they are kept. */
    public List<ByteBuf> kept() {
        return List.copyOf(kept);
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
        live.incrementAndGet();
        ByteBuf buffer = new Witnessed(size, limit);
        if (keeps) {
            kept.add(buffer.retain());
        }
        return buffer;
    }

    private final class Witnessed extends UnpooledDirectByteBuf {
        Witnessed(int size, int limit) {
            super(WitnessAllocator.this, size, limit);
            // memory is taken as somebody left it
            setZero(0, size);
        }

        @Override
        public ByteBuf capacity(int size) {
            int before = capacity();
            if (size != before) {
                look();
            }
            super.capacity(size);
            return setZero(Math.min(before, size), Math.max(0, size - before));
        }

        @Override
        protected void deallocate() {
            look();
            live.decrementAndGet();
            super.deallocate();
        }

        private void look() {
            for (int at = 0; at < capacity(); at++) {
                if (_getByte(at) != 0) {
                    unwiped.incrementAndGet();
                    return;
                }
            }
        }
    }
}
