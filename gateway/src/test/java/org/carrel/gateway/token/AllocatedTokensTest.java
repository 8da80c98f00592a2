package org.carrel.gateway.token;

import static org.carrel.gateway.token.Made.LIBRARY;
import static org.carrel.gateway.token.Made.PRESS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AllocatedTokensTest {

    private final ByteBuf card = Made.barcode(LIBRARY, 56_789_012);

    static List<TokenForm> forms() {
        return List.of(new TokenForm.Codabar14(PRESS), new TokenForm.Text());
    }

    @ParameterizedTest
    @MethodSource("forms")
    void aCardKeepsItsTokenAndTheTokenLeadsBack(TokenForm form) {
        try (AllocatedTokens press = new AllocatedTokens(form, 2)) {
            ByteBuf token = Made.token(press, card);
            assertTrue(form.read(token, new byte[form.size()]));
            assertEquals(token, Made.token(press, card));
            Made.assertCard(card, press, token);
        }
    }

    @ParameterizedTest
    @MethodSource("forms")
    void aForgottenCardIsDrawnATokenThatHasNothingToDoWithTheLast(TokenForm form) {
        try (AllocatedTokens press = new AllocatedTokens(form, 2)) {
            ByteBuf before = Made.token(press, card);
            press.forget(card);
            Made.assertRefused(press, before);
            assertNotEquals(before, Made.token(press, card));
            Made.assertRefused(press, before);
        }
    }

    @ParameterizedTest
    @MethodSource("forms")
    void twoVendorsDrawDifferentTokensAndRefuseEachOthers(TokenForm form) {
        try (AllocatedTokens press = new AllocatedTokens(form, 1);
                AllocatedTokens print = new AllocatedTokens(form, 1)) {
            ByteBuf token = Made.token(press, card);
            assertNotEquals(token, Made.token(print, card));
            Made.assertRefused(print, token);
        }
    }

    @ParameterizedTest
    @MethodSource("forms")
    void cardsBeyondTheCapacityAreRefusedUntilOneIsForgotten(TokenForm form) {
        try (AllocatedTokens press = new AllocatedTokens(form, 2)) {
            ByteBuf second = Made.ascii("a-card-of-another-shape");
            ByteBuf third = Made.ascii("3");
            ByteBuf token = Made.token(press, card);
            Made.token(press, second);
            Made.assertNoToken(NoToken.Reason.EXHAUSTED, press, third);
            assertEquals(token, Made.token(press, card));
            press.forget(second);
            Made.assertCard(third, press, Made.token(press, third));
        }
    }

    @Test
    void manyCardsNeverShareANumber() {
        try (AllocatedTokens press = new AllocatedTokens(forms().getFirst(), 50_000)) {
            long distinct =
                    IntStream.range(0, 50_000)
                            .mapToObj(serial -> Made.token(press, Made.barcode(LIBRARY, serial)))
                            .distinct()
                            .count();
            assertEquals(50_000, distinct);
        }
    }

    @Test
    void manyThreadsAgreeOnTheTokensOfTheSameCards() throws Exception {
        try (AllocatedTokens press = new AllocatedTokens(new TokenForm.Text(), 100);
                ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<List<ByteBuf>>> answers =
                    IntStream.range(0, 8)
                            .mapToObj(t -> threads.submit(() -> hundred(press)))
                            .toList();
            for (Future<List<ByteBuf>> answer : answers) {
                assertEquals(hundred(press), answer.get());
            }
        }
    }

    private static List<ByteBuf> hundred(Tokens press) {
        return IntStream.range(0, 100)
                .mapToObj(serial -> Made.token(press, Made.barcode(LIBRARY, serial)))
                .toList();
    }

    @Test
    void aBlankAndAnOverlongCardGetNoToken() {
        try (AllocatedTokens press = new AllocatedTokens(new TokenForm.Text(), 2)) {
            Made.assertNoToken(NoToken.Reason.NOT_A_LIBRARY_CARD, press, Made.ascii(""));
            Made.assertNoToken(NoToken.Reason.TOO_LONG, press, Made.ascii("x".repeat(65)));
            Made.assertRefused(press, Made.ascii(""));
            Made.assertRefused(press, Made.ascii("x".repeat(65)));
        }
    }

    @Test
    void afterCloseThereIsNoTokenAndNoCard() {
        AllocatedTokens press = new AllocatedTokens(new TokenForm.Text(), 2);
        ByteBuf token = Made.token(press, card);
        press.close();
        press.close();
        press.forget(card);
        Made.assertNoToken(NoToken.Reason.CLOSED, press, card);
        assertThrows(NoToken.class, () -> press.card(token, Unpooled.buffer()));
    }

    @Test
    void aCapacityThatNoMemoryShouldHoldIsRefused() {
        for (int capacity : new int[] {-1, 0, 1_000_001, Integer.MAX_VALUE}) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> new AllocatedTokens(new TokenForm.Text(), capacity));
        }
    }
}
