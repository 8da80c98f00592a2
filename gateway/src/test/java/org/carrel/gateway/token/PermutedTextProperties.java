package org.carrel.gateway.token;

import static org.carrel.gateway.token.Made.SCOPE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PermutedTextProperties {

    private static final byte[] SYMBOLS =
            "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-abcdefghijklmnopqrstuvwxyz. @"
                    .getBytes(StandardCharsets.US_ASCII);

    @Test
    void everyCardOfEveryShapeComesBack() {
        Made.seeded(random -> {
            try (TokenKey key = Made.key(random);
                    PermutedText press = Made.text(key, SCOPE, 1)) {
                for (int round = 0; round < 50_000; round++) {
                    ByteBuf card = card(random);
                    Made.assertCard(card, press, Made.token(press, card));
                }
            }
        });
    }

    private static ByteBuf card(SplittableRandom random) {
        int variety = 1 + random.nextInt(SYMBOLS.length);
        int length = 1 + random.nextInt(Tokens.LONGEST_CARD);
        ByteBuf card = Unpooled.buffer(length);
        for (int place = 0; place < length; place++) {
            card.writeByte(SYMBOLS[random.nextInt(variety)]);
        }
        return card;
    }

    @Test
    void aTokenWithOneOtherSymbolIsRefused() {
        Made.seeded(random -> {
            try (TokenKey key = Made.key(random);
                    PermutedText press = Made.text(key, SCOPE, 1)) {
                for (int round = 0; round < 2000; round++) {
                    ByteBuf token = Made.token(press, card(random));
                    int place = random.nextInt(26);
                    token.setByte(place, token.getByte(place) == 'Q' ? 'A' : 'Q');
                    Made.assertRefused(press, token);
                }
            }
        });
    }

    @Test
    void aMillionMadeUpTokensAreRefused() {
        Made.seeded(random -> {
            TokenForm form = new TokenForm.Text();
            byte[] body = new byte[form.size()];
            ByteBuf token = Unpooled.buffer(32);
            ByteBuf out = Unpooled.buffer();
            try (TokenKey key = Made.key(random);
                    PermutedText press = Made.text(key, SCOPE, 1)) {
                for (int round = 0; round < 1_000_000; round++) {
                    random.nextBytes(body);
                    form.write(body, token.clear());
                    assertFalse(press.card(token, out));
                }
            }
            assertEquals(0, out.writerIndex());
        });
    }

    @Test
    void noBlockUnpacksThatWasNotPacked() {
        Made.seeded(random -> {
            byte[] block = new byte[CardPacking.BLOCK];
            byte[] again = new byte[CardPacking.BLOCK];
            for (int round = 0; round < 200_000; round++) {
                block[0] = (byte) random.nextInt(256);
                for (int index = 8; index < block.length; index++) {
                    block[index] = (byte) (random.nextInt(256) * random.nextInt(2));
                }
                ByteBuf card = Unpooled.buffer();
                if (CardPacking.unpack(block, card)) {
                    assertEquals(true, CardPacking.pack(card, again));
                    assertEquals(Unpooled.wrappedBuffer(block), Unpooled.wrappedBuffer(again));
                } else {
                    assertEquals(0, card.writerIndex());
                }
            }
        });
    }
}
