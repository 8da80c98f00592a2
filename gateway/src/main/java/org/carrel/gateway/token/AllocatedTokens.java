package org.carrel.gateway.token;

import io.netty.buffer.ByteBuf;
import java.security.SecureRandom;
import java.util.Arrays;

/**
 * Tokens that are drawn by lot and live in memory only: for a dialogue, or for barcodes where the
 * library's cards follow no single pattern. A token says nothing of its card, not even to somebody
 * who holds all keys; after {@link #forget}, {@link #close} or a restart nobody can tell whose it
 * was, and the same card is drawn a new one.
 *
 * <p>Other vendors' tokens are refused because they were not drawn here: a made-up one is taken for
 * a person's with the odds of {@code cards held / 10⁸} in the barcode form and never, in practice,
 * in the text form. Safe for many threads, one at a time.
 */
public final class AllocatedTokens implements Tokens {

    /** Beyond one token in so many possible ones, guessing gets too easy and drawing too slow. */
    private static final int SPARSENESS = 10;

    private static final SecureRandom RANDOM = new SecureRandom();

    private final TokenForm form;
    private final TokenMemory memory;
    private boolean closed;

    /**
     * Takes memory off the heap as tokens are drawn, about 120 bytes each.
     *
     * @param capacity how many cards can have a token at the same time; from 1 to a million
     */
    public AllocatedTokens(TokenForm form, int capacity) {
        if (capacity > form.room() / SPARSENESS) {
            throw new IllegalArgumentException("too many tokens for this form");
        }
        this.form = form;
        memory = new TokenMemory(capacity);
    }

    @Override
    public synchronized void token(ByteBuf card, ByteBuf out) {
        NoToken.ifClosed(closed);
        NoToken.unlessUsable(card);
        byte[] body = new byte[form.size()];
        try {
            if (!memory.readToken(card, body)) {
                allocate(card, body);
            }
            form.write(body, out);
        } finally {
            Arrays.fill(body, (byte) 0);
        }
    }

    private void allocate(ByteBuf card, byte[] body) {
        if (memory.full()) {
            throw new NoToken(NoToken.Reason.EXHAUSTED);
        }
        do {
            form.draw(RANDOM, body);
        } while (memory.findToken(body) >= 0);
        memory.remember(card, body);
    }

    @Override
    public synchronized boolean card(ByteBuf token, ByteBuf out) {
        NoToken.ifClosed(closed);
        byte[] body = new byte[form.size()];
        try {
            return form.read(token, body) && memory.appendCard(body, out);
        } finally {
            Arrays.fill(body, (byte) 0);
        }
    }

    @Override
    public synchronized void forget(ByteBuf card) {
        if (!closed) {
            memory.forget(card);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        memory.close();
    }
}
