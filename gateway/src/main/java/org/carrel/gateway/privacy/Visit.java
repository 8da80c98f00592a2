package org.carrel.gateway.privacy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.carrel.gateway.message.Message;
import org.carrel.gateway.token.Tokens;
import org.carrel.gateway.vault.Fingerprint;
import org.carrel.gateway.vault.Fingerprints;
import org.carrel.gateway.vault.Vault;
import org.carrel.gateway.vault.Watchlist;
import org.jspecify.annotations.Nullable;

/**
 * All that the gateway knows between a card's first message at a terminal and the visit's end:
 * sealed answers and the card's fingerprint. The session's thread uses it, any thread may end it;
 * after the end it knows nothing and learns nothing.
 */
final class Visit {
    private final Fingerprint card;
    private final List<Tokens> tokens;
    private final long began = System.nanoTime();
    private final Fingerprints fingerprints;
    private final ByteBufAllocator allocator;
    private final Vault vault;
    private long touched = began;
    private @Nullable Fingerprint asked;
    private boolean ended;

    /**
     * @param tokens that may know the card, and must forget it at the end
     * @param vault is the visit's from now on
     */
    Visit(
            Fingerprint card,
            List<Tokens> tokens,
            Fingerprints fingerprints,
            Vault vault,
            ByteBufAllocator allocator) {
        this.card = card;
        this.tokens = tokens;
        this.fingerprints = fingerprints;
        this.vault = vault;
        this.allocator = allocator;
    }

    /** Whose visit it is. */
    Fingerprint card() {
        return card;
    }

    /** The tokens that must forget the card at the end. */
    List<Tokens> tokens() {
        return tokens;
    }

    /** What of this visit must not leave. */
    Watchlist watchlist() {
        return vault.watchlist();
    }

    boolean isOf(Fingerprint other) {
        return card.equals(other);
    }

    synchronized void touch() {
        touched = System.nanoTime();
    }

    /** Nanoseconds since the terminal last said anything. */
    synchronized long idle(long now) {
        return now - touched;
    }

    /** Nanoseconds since it began. */
    long age(long now) {
        return now - began;
    }

    /** The answer to the same question, if it was put before. */
    synchronized Optional<Message> recall(Message question) {
        if (ended) {
            return Optional.empty();
        }
        Fingerprint index = index(question);
        asked = index;
        int length = vault.length(index);
        if (length == 0) {
            return Optional.empty();
        }
        ByteBuf opened = allocator.directBuffer(length);
        try {
            vault.get(index, opened);
            return Optional.of(question.revived(opened));
        } finally {
            wipe(opened);
        }
    }

    /** Keeps the answer to the question that was last looked for. */
    synchronized void remember(Message answer) {
        Fingerprint index = asked;
        if (!ended && index != null) {
            ByteBuf plain = allocator.directBuffer(answer.size());
            try {
                if (answer.keep(plain)) {
                    vault.put(index, plain);
                }
            } finally {
                wipe(plain);
            }
        }
    }

    /** Seals the card's number, for those who must be told at the end whom to forget. */
    synchronized void keepCard(ByteBuf number) {
        if (!ended) {
            vault.put(card, number);
        }
    }

    /** Shows the sealed card number, if it was kept and the visit is not over. */
    synchronized void withCard(Consumer<ByteBuf> use) {
        int length = ended ? 0 : vault.length(card);
        if (length == 0) {
            return;
        }
        ByteBuf opened = allocator.directBuffer(length);
        try {
            vault.get(card, opened);
            use.accept(opened);
        } finally {
            wipe(opened);
        }
    }

    /** Forgets the answers, for something changed; the visit goes on. */
    synchronized void forgetAnswers() {
        if (!ended) {
            vault.keepOnly(card);
        }
    }

    /** Wipes everything. */
    synchronized void end() {
        ended = true;
        vault.close();
    }

    private Fingerprint index(Message question) {
        ByteBuf essence = allocator.directBuffer(question.size() * 2);
        try {
            question.essence(essence);
            return fingerprints.of(essence);
        } finally {
            wipe(essence);
        }
    }

    private static void wipe(ByteBuf buffer) {
        buffer.setZero(0, buffer.capacity());
        buffer.release();
    }
}
