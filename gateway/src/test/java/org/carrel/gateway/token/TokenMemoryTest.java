package org.carrel.gateway.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class TokenMemoryTest {

    private final ByteBuffer blank = ByteBuffer.allocate(3 * TokenMemory.SLOT);
    private final ByteBuf card = Made.ascii("CANARY-21234567890128");
    private final byte[] body = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16};

    @Test
    void forgettingLeavesNotOneByteOfAPair() {
        try (TokenMemory memory = new TokenMemory(3)) {
            memory.remember(card, body);
            assertTrue(memory.slots.isDirect());
            assertNotEquals(blank, memory.slots);
            memory.forget(card);
            assertEquals(blank, memory.slots);
        }
    }

    @Test
    void droppingTheOldestLeavesNotOneByteOfIt() {
        try (TokenMemory memory = new TokenMemory(1)) {
            memory.remember(card, body);
            memory.dropOldest();
            assertEquals(ByteBuffer.allocate(TokenMemory.SLOT), memory.slots);
        }
    }

    @Test
    void closingLeavesNotOneByteOfAnything() {
        TokenMemory memory = new TokenMemory(3);
        memory.remember(card, body);
        memory.close();
        assertEquals(blank, memory.slots);
    }
}
