package org.carrel.gateway.token;

import io.netty.buffer.ByteBuf;
import java.util.List;
import java.util.Optional;

/**
 * One vendor's tokens across changes of its key: new tokens are made under the current one, and
 * while an overlap lasts tokens of earlier ones still lead to their cards. Without a key, or until
 * it is proved that the numbers are free, there are no tokens at all. Any thread; a turn may happen
 * in the middle of traffic.
 */
public final class TurningTokens implements Tokens {

    private volatile Stand stand = new Refusing(NoToken.Reason.NO_KEY);
    private volatile boolean proved = true;

    /** What it does just now. */
    private sealed interface Stand {}

    private record Serving(Tokens current, List<Tokens> earlier) implements Stand {}

    private record Refusing(NoToken.Reason reason) implements Stand {}

    /**
     * Serves these from now on, closes those that came before them, and takes over the new ones.
     *
     * @param earlier what overlaps; their tokens are read and never made
     */
    public void turn(Tokens current, List<Tokens> earlier) {
        replace(new Serving(current, List.copyOf(earlier)));
    }

    /** Refuses every card and every token from now on, and closes what was served. */
    public void refuse(NoToken.Reason reason) {
        replace(new Refusing(reason));
    }

    /** Whether a key is there; says nothing of the proof. */
    public boolean isServing() {
        return stand instanceof Serving;
    }

    /** Holds every token back until the numbers are proved free, or lets them go. */
    public void proved(boolean free) {
        proved = free;
    }

    @Override
    public void token(ByteBuf card, ByteBuf out) {
        Serving before = serving();
        try {
            before.current().token(card, out);
        } catch (NoToken none) {
            onceMore(before, none).current().token(card, out);
        }
    }

    @Override
    public boolean card(ByteBuf token, ByteBuf out) {
        Serving before = serving();
        try {
            return card(before, token, out);
        } catch (NoToken none) {
            return card(onceMore(before, none), token, out);
        }
    }

    @Override
    public void forget(ByteBuf card) {
        if (stand instanceof Serving serving) {
            serving.current().forget(card);
            serving.earlier().forEach(each -> each.forget(card));
        }
    }

    @Override
    public void close() {
        refuse(NoToken.Reason.CLOSED);
    }

    private static boolean card(Serving serving, ByteBuf token, ByteBuf out) {
        if (serving.current().card(token, out)) {
            return true;
        }
        for (Tokens earlier : serving.earlier()) {
            if (earlier.card(token, out)) {
                return true;
            }
        }
        return false;
    }

    private Serving serving() {
        if (!proved) {
            throw new NoToken(NoToken.Reason.UNPROVED);
        }
        return switch (stand) {
            case Serving serving -> serving;
            case Refusing refusing -> throw new NoToken(refusing.reason());
        };
    }

    /** Who was overtaken by a turn may try the new key; anybody else has his answer. */
    private Serving onceMore(Serving before, NoToken none) {
        return Optional.of(none)
                .filter(each -> each.reason() == NoToken.Reason.CLOSED)
                .map(_ -> serving())
                .filter(now -> !now.equals(before))
                .orElseThrow(() -> none);
    }

    private synchronized void replace(Stand next) {
        Stand last = stand;
        stand = next;
        if (last instanceof Serving serving) {
            serving.current().close();
            serving.earlier().forEach(Tokens::close);
        }
    }
}
