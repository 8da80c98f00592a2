package org.carrel.gateway.token;

import io.netty.buffer.ByteBuf;
import java.io.Serial;

/**
 * Says that a card has no token, so that the caller refuses the whole message rather than let the
 * real number pass. Carries a reason and nothing else: no value, no stack.
 */
public final class NoToken extends RuntimeException {

    @Serial private static final long serialVersionUID = 1L;

    private final Reason reason;

    NoToken(Reason reason) {
        super(reason.name(), null, false, false);
        this.reason = reason;
    }

    /** Refuses blank and overlong card numbers. */
    static void unlessUsable(ByteBuf card) {
        if (!card.isReadable()) {
            throw new NoToken(Reason.NOT_A_LIBRARY_CARD);
        }
        if (card.readableBytes() > Tokens.LONGEST_CARD) {
            throw new NoToken(Reason.TOO_LONG);
        }
    }

    /** Refuses work for whose key or memory is wiped. */
    static void ifClosed(boolean closed) {
        if (closed) {
            throw new NoToken(Reason.CLOSED);
        }
    }

    /** Why there is none; safe to log and to count. */
    public Reason reason() {
        return reason;
    }

    /** The few ways in which a card can stay without a token. */
    public enum Reason {
        /** Blank, of another library, or with a wrong check digit. */
        NOT_A_LIBRARY_CARD,
        /** More than {@link Tokens#LONGEST_CARD} bytes. */
        TOO_LONG,
        /** All places for allocated tokens are taken. */
        EXHAUSTED,
        /** The key or the memory behind the token is already wiped. */
        CLOSED,
        /** The vendor's key is not there, cannot be opened, or was destroyed. */
        NO_KEY,
        /** It is not yet proved that the library's system issues none of the vendor's numbers. */
        UNPROVED
    }
}
