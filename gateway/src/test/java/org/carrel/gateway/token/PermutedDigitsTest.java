package org.carrel.gateway.token;

import static org.carrel.gateway.token.Made.LIBRARY;
import static org.carrel.gateway.token.Made.PRESS;
import static org.carrel.gateway.token.Made.PRINT;
import static org.carrel.gateway.token.Made.SCOPE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PermutedDigitsTest {

    private final TokenKey key = TokenKey.random();
    private final PermutedDigits press = Made.permuted(key, SCOPE, LIBRARY, PRESS);
    private final ByteBuf card = Made.barcode(LIBRARY, 56_789_012);

    @AfterEach
    void close() {
        press.close();
        key.close();
    }

    @Test
    void aTokenIsABarcodeOfTheReservedPrefixAndLeadsBack() {
        ByteBuf token = Made.token(press, card);
        assertTrue(Codabar.isBarcode(token));
        assertEquals(Made.ascii("29999"), token.slice(0, 5));
        Made.assertCard(card, press, token);
    }

    @Test
    void windowsAreReadWhereTheyLieAndNeverConsumed() {
        ByteBuf message = Made.ascii("AA..............|").setBytes(2, card, 0, 14);
        ByteBuf window = message.readerIndex(2).writerIndex(16);
        ByteBuf out = Unpooled.buffer().writeBytes(Made.ascii("63"));
        press.token(window, out);
        assertEquals(2, window.readerIndex());
        assertEquals(Made.token(press, card), out.slice(2, 14));
        assertEquals(16, out.writerIndex());
    }

    @Test
    void aRestartWithTheSameKeyGivesTheSameToken() {
        ByteBuf before = Made.token(press, card);
        press.close();
        try (PermutedDigits after = Made.permuted(key, SCOPE, LIBRARY, PRESS)) {
            assertEquals(before, Made.token(after, card));
            Made.assertCard(card, after, before);
        }
    }

    @Test
    void aNewEpochOrAnotherVendorGivesAnotherToken() {
        ByteBuf token = Made.token(press, card);
        for (TokenScope scope :
                new TokenScope[] {new TokenScope("press", 2), new TokenScope("print", 1)}) {
            try (PermutedDigits other = Made.permuted(key, scope, LIBRARY, PRESS)) {
                assertNotEquals(token, Made.token(other, card));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2123456789012",
                "212345678901289",
                "21234567890120",
                "29999567890124",
                "PATRON56789012",
                "2123456789012x"
            })
    void whatIsNoCardOfTheLibraryGetsNoToken(String value) {
        Made.assertNoToken(NoToken.Reason.NOT_A_LIBRARY_CARD, press, Made.ascii(value));
    }

    @Test
    void anotherVendorsTokenIsRefusedByItsPrefix() {
        try (PermutedDigits print = Made.permuted(key, SCOPE, LIBRARY, PRINT)) {
            Made.assertRefused(print, Made.token(press, card));
            Made.assertRefused(press, Made.token(print, card));
        }
    }

    @Test
    void aRealCardIsNoToken() {
        Made.assertRefused(press, card);
    }

    @Test
    void aTokenWithAMisreadDigitIsRefused() {
        ByteBuf token = Made.token(press, card);
        token.setByte(9, '0' + (token.getByte(9) - '0' + 1) % 10);
        Made.assertRefused(press, token);
    }

    @Test
    void underOneSharedPrefixAForeignTokenIsTakenForAnotherCard() {
        try (TokenKey otherKey = TokenKey.random();
                PermutedDigits other = Made.permuted(otherKey, SCOPE, LIBRARY, PRESS)) {
            ByteBuf wrong = Unpooled.buffer();
            assertTrue(other.card(Made.token(press, card), wrong));
            assertNotEquals(card, wrong);
        }
    }

    @Test
    void aTokenMayNotLookLikeTheLibrarysCards() {
        assertThrows(
                IllegalArgumentException.class, () -> Made.permuted(key, SCOPE, LIBRARY, LIBRARY));
    }

    @Test
    void afterCloseThereIsNoTokenAndNoCard() {
        ByteBuf token = Made.token(press, card);
        press.close();
        press.close();
        press.forget(card);
        Made.assertNoToken(NoToken.Reason.CLOSED, press, card);
        ByteBuf out = Unpooled.buffer();
        assertThrows(NoToken.class, () -> press.card(token, out));
        assertEquals(0, out.writerIndex());
    }

    @Test
    void aRefusalCarriesNoTraceOfAnything() {
        NoToken refusal =
                assertThrows(
                        NoToken.class, () -> press.token(Made.ascii("CANARY"), Unpooled.buffer()));
        assertEquals("NOT_A_LIBRARY_CARD", refusal.getMessage());
        assertEquals(0, refusal.getStackTrace().length);
    }
}
