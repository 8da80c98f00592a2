package org.carrel.gateway.token;

import io.netty.buffer.ByteBuf;

/** For parties that need no patron at all, such as gates and sorters: every card is a blank. */
public final class NoTokens implements Tokens {

    @Override
    public void token(ByteBuf card, ByteBuf out) {
        // a blank is the token
    }

    @Override
    public boolean card(ByteBuf token, ByteBuf out) {
        return false;
    }

    @Override
    public void forget(ByteBuf card) {
        // nothing was remembered
    }

    @Override
    public void close() {
        // nothing to wipe
    }
}
