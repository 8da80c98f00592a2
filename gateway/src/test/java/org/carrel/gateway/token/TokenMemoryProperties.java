package org.carrel.gateway.token;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TokenMemoryProperties {

    private static final int CAPACITY = 37;
    private static final int CARDS = 60;
    private static final int GROWN = 5000;

    @Test
    void itRemembersAndForgetsAsAMapDoes() {
        Made.seeded(random -> {
            Map<Integer, byte[]> model = new HashMap<>();
            try (TokenMemory memory = new TokenMemory(CAPACITY)) {
                for (int round = 0; round < 20_000; round++) {
                    step(random, memory, model);
                }
                model.keySet().forEach(number -> memory.forget(card(number)));
                assertEquals(ByteBuffer.allocate(CAPACITY * TokenMemory.SLOT), memory.slots);
            }
        });
    }

    @Test
    void whatItRemembersStaysKnownWhileItTakesMoreRoom() {
        Made.seeded(random -> {
            byte[][] bodies = new byte[GROWN][16];
            try (TokenMemory memory = new TokenMemory(GROWN)) {
                for (int number = 0; number < GROWN; number++) {
                    assertEquals(false, memory.full());
                    random.nextBytes(bodies[number]);
                    memory.remember(Made.ascii("card " + number), bodies[number]);
                }
                assertEquals(true, memory.full());
                byte[] body = new byte[16];
                for (int number = 0; number < GROWN; number++) {
                    assertEquals(true, memory.readToken(Made.ascii("card " + number), body));
                    assertArrayEquals(bodies[number], body);
                    memory.forget(Made.ascii("card " + number));
                }
                assertEquals(ByteBuffer.allocate(GROWN * TokenMemory.SLOT), memory.slots);
            }
        });
    }

    private static void step(
            SplittableRandom random, TokenMemory memory, Map<Integer, byte[]> model) {
        int number = random.nextInt(CARDS);
        byte[] known = model.get(number);
        if (known != null) {
            assertKnown(memory, number, known);
            if (random.nextBoolean()) {
                memory.forget(card(number));
                model.remove(number);
            }
            return;
        }
        assertEquals(-1, memory.findCard(card(number)));
        assertEquals(model.size() == CAPACITY, memory.full());
        if (!memory.full()) {
            byte[] body = new byte[16];
            random.nextBytes(body);
            memory.remember(card(number), body);
            model.put(number, body);
        }
    }

    private static void assertKnown(TokenMemory memory, int number, byte[] expected) {
        byte[] body = new byte[16];
        assertEquals(true, memory.readToken(card(number), body));
        assertArrayEquals(expected, body);
        ByteBuf out = Unpooled.buffer();
        assertEquals(true, memory.appendCard(expected, out));
        assertEquals(card(number), out);
    }

    private static ByteBuf card(int number) {
        return Made.ascii("x".repeat(1 + number));
    }
}
