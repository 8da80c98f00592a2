package org.carrel.gateway.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netty.buffer.ByteBuf;
import org.junit.jupiter.api.Test;

/** Memory that is wiped by itself. */
class WipingAllocatorTest {
    @Test
    void nothing_is_left_in_memory_that_is_given_back() {
        ByteBuf buffer = WipingAllocator.INSTANCE.heapBuffer(4).writeInt(0x77686174);
        byte[] memory = buffer.array();
        buffer.release();
        assertArrayEquals(new byte[4], memory);
    }

    @Test
    void memory_that_grows_keeps_what_stands_in_it() {
        ByteBuf buffer = WipingAllocator.INSTANCE.directBuffer(4).writeInt(0x77686174);
        for (int more = 0; more < 100; more++) {
            buffer.writeInt(more);
        }
        assertEquals(0x77686174, buffer.readInt());
        for (int more = 0; more < 100; more++) {
            assertEquals(more, buffer.readInt());
        }
        buffer.release();
    }
}
