package org.carrel.gateway.token;

import static org.carrel.gateway.token.Made.SCOPE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PermutedTextTest {

    private final TokenKey key = TokenKey.random();
    private final PermutedText press = Made.text(key, SCOPE, 2);

    @AfterEach
    void close() {
        press.close();
        key.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "00",
                "21234567890124",
                "9999999999999999999",
                "D-0012345678",
                "ZZZZZZZZZZZZ",
                "aZ-1234567",
                "zzzzzzzzzz",
                "a.b@c.de",
                "\u0000\u0000",
                "~~~~~~~~"
            })
    void aShortCardIsReversibleAfterARestart(String value) {
        ByteBuf card = Made.ascii(value);
        ByteBuf token = Made.token(press, card);
        assertEquals(26, token.readableBytes());
        try (PermutedText restarted = Made.text(key, SCOPE, 1)) {
            Made.assertCard(card, restarted, token);
            assertEquals(token, Made.token(restarted, card));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00000000000000000000",
                "D-00123456789",
                "aZ-12345678",
                "a.b@c.def",
                "0123456789012345678901234567890123456789012345678901234567890123"
            })
    void aLongCardIsReversibleOnlyFromMemory(String value) {
        ByteBuf card = Made.ascii(value);
        ByteBuf token = Made.token(press, card);
        assertEquals(26, token.readableBytes());
        Made.assertCard(card, press, token);
        try (PermutedText restarted = Made.text(key, SCOPE, 1)) {
            Made.assertRefused(restarted, token);
            assertEquals(token, Made.token(restarted, card));
            Made.assertCard(card, restarted, token);
        }
    }

    @Test
    void newerLongCardsTakeThePlaceOfTheOldest() {
        ByteBuf first = Made.ascii("the-first-of-the-long-cards");
        ByteBuf second = Made.ascii("the-second-of-the-long-cards");
        ByteBuf third = Made.ascii("the-third-of-the-long-cards");
        ByteBuf token = Made.token(press, first);
        ByteBuf secondToken = Made.token(press, second);
        Made.assertCard(third, press, Made.token(press, third));
        Made.assertRefused(press, token);
        Made.assertCard(second, press, secondToken);
    }

    @Test
    void aForgottenLongCardIsRefused() {
        ByteBuf card = Made.ascii("a-card-longer-than-a-block");
        ByteBuf token = Made.token(press, card);
        press.forget(card);
        Made.assertRefused(press, token);
    }

    @Test
    void forgettingAShortCardChangesNothing() {
        ByteBuf card = Made.ascii("21234567890124");
        ByteBuf token = Made.token(press, card);
        press.forget(card);
        Made.assertCard(card, press, token);
    }

    @Test
    void anotherVendorOrEpochKnowsNothingOfAToken() {
        ByteBuf shortCard = Made.ascii("21234567890124");
        ByteBuf longCard = Made.ascii("a-card-longer-than-a-block");
        try (TokenKey otherKey = TokenKey.random();
                PermutedText otherVendor = Made.text(otherKey, SCOPE, 2);
                PermutedText nextEpoch = Made.text(key, new TokenScope("press", 2), 2)) {
            for (ByteBuf card : new ByteBuf[] {shortCard, longCard}) {
                for (PermutedText stranger : new PermutedText[] {otherVendor, nextEpoch}) {
                    assertNotEquals(Made.token(press, card), Made.token(stranger, card));
                    Made.assertRefused(stranger, Made.token(press, card));
                }
            }
        }
    }

    @Test
    void aBlankAndAnOverlongCardGetNoToken() {
        Made.assertNoToken(NoToken.Reason.NOT_A_LIBRARY_CARD, press, Made.ascii(""));
        Made.assertNoToken(NoToken.Reason.TOO_LONG, press, Made.ascii("x".repeat(65)));
    }

    @Test
    void afterCloseThereIsNoTokenAndNoCard() {
        ByteBuf card = Made.ascii("21234567890124");
        ByteBuf token = Made.token(press, card);
        press.close();
        press.close();
        press.forget(card);
        Made.assertNoToken(NoToken.Reason.CLOSED, press, card);
        assertThrows(NoToken.class, () -> press.card(token, Unpooled.buffer()));
    }
}
