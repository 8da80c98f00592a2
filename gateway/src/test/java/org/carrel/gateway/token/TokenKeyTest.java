package org.carrel.gateway.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class TokenKeyTest {

    @Test
    void aKeptKeyComesBackByteForByte() {
        ByteBuf kept = Made.ascii("??0123456789abcdef0123456789abcdef").readerIndex(2);
        try (TokenKey key = TokenKey.of(kept)) {
            ByteBuf out = Unpooled.buffer();
            key.copyTo(out);
            assertEquals(kept, out);
            assertEquals(2, kept.readerIndex());
        }
    }

    @Test
    void aKeyOfAnotherLengthIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> TokenKey.of(Made.ascii("short")));
    }

    @Test
    void twoRandomKeysDiffer() {
        try (TokenKey one = TokenKey.random();
                TokenKey other = TokenKey.random()) {
            assertNotEquals(one.memory, other.memory);
        }
    }

    @Test
    void closingWipesTheMemoryAndEndsItsUse() {
        TokenKey key = TokenKey.random();
        assertTrue(key.memory.isDirect());
        key.close();
        key.close();
        assertEquals(ByteBuffer.allocate(TokenKey.BYTES), key.memory);
        ByteBuf out = Unpooled.buffer();
        assertThrows(NoToken.class, () -> key.copyTo(out));
        assertFalse(out.isReadable());
    }

    @Test
    void aKeyPrintsNothingOfItself() {
        try (TokenKey key = TokenKey.of(Made.ascii("0123456789abcdef0123456789abcdef"))) {
            assertEquals("TokenKey", key.toString());
        }
    }
}
