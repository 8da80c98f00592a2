package org.carrel.gateway.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/** Made-up cards, keys and buffers for the tests of this room. */
final class Made {

    static final CodabarPrefix LIBRARY = CodabarPrefix.of("21234");
    static final CodabarPrefix PRESS = CodabarPrefix.of("29999");
    static final CodabarPrefix PRINT = CodabarPrefix.of("29998");
    static final TokenScope SCOPE = new TokenScope("press", 1);

    private Made() {}

    static ByteBuf ascii(String text) {
        return Unpooled.wrappedBuffer(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** A card with a right check digit. */
    static ByteBuf barcode(CodabarPrefix prefix, int serial) {
        byte[] body = new byte[8];
        for (int place = 7, rest = serial; place >= 0; place--, rest /= 10) {
            body[place] = (byte) (rest % 10);
        }
        ByteBuf card = Unpooled.buffer(Codabar.LENGTH);
        new TokenForm.Codabar14(prefix).write(body, card);
        return card;
    }

    static PermutedDigits permuted(
            TokenKey key, TokenScope scope, CodabarPrefix library, CodabarPrefix reserved) {
        return new PermutedDigits(
                key, scope, new TokenForm.Codabar14(library), new TokenForm.Codabar14(reserved));
    }

    static PermutedText text(TokenKey key, TokenScope scope, int remembered) {
        return new PermutedText(key, scope, new TokenForm.Text(), remembered);
    }

    static ByteBuf token(Tokens vendor, ByteBuf card) {
        ByteBuf out = Unpooled.buffer(32);
        vendor.token(card, out);
        return out;
    }

    /** Asserts that a token is refused and that nothing was written. */
    static void assertRefused(Tokens vendor, ByteBuf token) {
        ByteBuf out = Unpooled.buffer();
        assertEquals(false, vendor.card(token, out));
        assertEquals(0, out.writerIndex());
    }

    /** Asserts that a card gets no token for this reason and that nothing was written. */
    static void assertNoToken(NoToken.Reason reason, Tokens vendor, ByteBuf card) {
        ByteBuf out = Unpooled.buffer();
        NoToken refusal = assertThrows(NoToken.class, () -> vendor.token(card, out));
        assertEquals(reason, refusal.reason());
        assertEquals(0, out.writerIndex());
    }

    /** Asserts that a token stands for a card. */
    static void assertCard(ByteBuf card, Tokens vendor, ByteBuf token) {
        ByteBuf out = Unpooled.buffer();
        assertEquals(true, vendor.card(token, out));
        assertEquals(card, out);
    }

    static TokenKey key(SplittableRandom random) {
        byte[] bytes = new byte[TokenKey.BYTES];
        random.nextBytes(bytes);
        return TokenKey.of(Unpooled.wrappedBuffer(bytes));
    }

    /** Runs a property with a new seed, or with that of {@code -Dseed}, and names it on failure. */
    static void seeded(Consumer<SplittableRandom> property) {
        long seed = Long.getLong("seed", System.nanoTime());
        try {
            property.accept(new SplittableRandom(seed));
        } catch (AssertionError | RuntimeException failure) {
            throw new AssertionError("with -Dseed=" + seed, failure);
        }
    }
}
