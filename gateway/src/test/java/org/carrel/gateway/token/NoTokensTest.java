package org.carrel.gateway.token;

import static org.junit.jupiter.api.Assertions.assertFalse;

import io.netty.buffer.ByteBuf;
import org.junit.jupiter.api.Test;

class NoTokensTest {

    @Test
    void everyCardIsABlankAndNoTokenIsKnown() {
        try (NoTokens none = new NoTokens()) {
            ByteBuf card = Made.barcode(Made.LIBRARY, 1);
            assertFalse(Made.token(none, card).isReadable());
            none.forget(card);
            Made.assertRefused(none, Made.ascii(""));
            Made.assertRefused(none, card);
        }
    }
}
