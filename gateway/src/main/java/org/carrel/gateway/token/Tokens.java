package org.carrel.gateway.token;

import io.netty.buffer.ByteBuf;

/**
 * One vendor's names for the library's cards. Two vendors never share an instance, so neither can
 * tell that two tokens mean one person.
 *
 * <p>Values are the readable bytes of a buffer; reader and writer index of an input never move. A
 * call that fails has written nothing. All kinds may be used by many threads at once. Whoever makes
 * an instance closes it.
 */
public interface Tokens extends AutoCloseable {

    /** The longest card number that any kind takes, in bytes. */
    int LONGEST_CARD = 64;

    /**
     * Appends what this vendor knows the card by; the same card gives the same token until it is
     * forgotten or its key is destroyed.
     *
     * @throws NoToken when there is none; the message must then be refused, not sent as it is
     */
    void token(ByteBuf card, ByteBuf out);

    /**
     * Appends the card that a token of this vendor stands for.
     *
     * @return false, with nothing written, if this is no token of this vendor
     * @throws NoToken with {@link NoToken.Reason#CLOSED} after {@link #close}
     */
    boolean card(ByteBuf token, ByteBuf out);

    /**
     * Wipes what is remembered of one card; its next token has nothing to do with the last one.
     * Where a token is computed and not remembered there is nothing to forget: only destroying the
     * key ends it.
     */
    void forget(ByteBuf card);

    /** Wipes keys and memory; a second call does nothing. */
    @Override
    void close();
}
