package org.carrel.z3950.query;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netty.buffer.AbstractByteBufAllocator;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledHeapByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * The memory of a test, which knows whether everything was given back, and with nothing in it.
 * Arrays stand in for direct memory, since they are zero when taken.
 */
public final class Memory extends AbstractByteBufAllocator {
    private int live;
    private int unwiped;

    public Memory() {
        super(true);
    }

    /** Fails unless all that was taken was wiped and given back. */
    public void assertWiped() {
        assertEquals(0, live, "buffers still in use");
        assertEquals(0, unwiped, "buffers given back with something in them");
    }

    /** A window on a text of a test. */
    public static Window window(String text) {
        return Window.ofText(text);
    }

    /** What a window shows. */
    public static String text(Window window) {
        return window.bytes().toString(StandardCharsets.UTF_8);
    }

    /** What a writer writes. */
    public static String written(Consumer<WipedBuffer> writer) {
        Memory memory = new Memory();
        try (WipedBuffer to = new WipedBuffer(memory, 1 << 20)) {
            writer.accept(to);
            return text(Window.of(to));
        } finally {
            memory.assertWiped();
        }
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
            super(Memory.this, size, limit);
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
