package org.carrel.gateway.upstream;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.carrel.gateway.message.Message;
import org.carrel.gateway.message.Refused;
import org.carrel.gateway.watch.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * One connection to an upstream: one question, one answer. It has a dialogue of its own at each
 * address that is tried for it, and the last of them counts. Any thread.
 */
final class UpstreamConnection {
    private final Supplier<Signatures> signatures;
    private final Consumer<UpstreamConnection> lost;
    private final Runnable doubting;
    private volatile @Nullable Dialogue dialogue;
    private volatile boolean established;
    private volatile boolean dismissed;
    private volatile boolean retired;

    /**
     * @param signatures makes the numbers of one dialogue
     * @param lost what to do when an established connection ends, on its event loop
     * @param doubting what to do when its characters look like another set's, on the event loop
     */
    UpstreamConnection(
            Supplier<Signatures> signatures, Consumer<UpstreamConnection> lost, Runnable doubting) {
        this.signatures = signatures;
        this.lost = lost;
        this.doubting = doubting;
    }

    /** Begins to talk on a new channel, whose last handler is returned. */
    ChannelHandler begin(Channel channel) {
        Dialogue begun = new Dialogue(channel, signatures.get(), this::ended, doubting);
        dialogue = begun;
        return begun;
    }

    /**
     * Puts a question; the reply comes on the event loop. The question stays the caller's.
     *
     * @param until when to give it up, as {@link System#nanoTime()}
     */
    void exchange(Message question, long until, Consumer<Reply> taker) {
        Dialogue here = dialogue;
        if (here == null) {
            taker.accept(new Reply.Missed(Outcome.UPSTREAM_UNAVAILABLE, false));
        } else {
            here.exchange(question, until, taker);
        }
    }

    /**
     * Puts a question and waits for its answer, which is the caller's to close; not for an event
     * loop.
     *
     * @throws Refused if there is none
     */
    Message exchangeNow(Message question, long until) {
        CompletableFuture<Reply> reply = new CompletableFuture<>();
        exchange(question, until, reply::complete);
        return reply.join().orRefused().message();
    }

    /** Whether it was never opened. */
    boolean isNew() {
        return dialogue == null;
    }

    /** Whether a question can be put. */
    boolean isOpen() {
        Dialogue here = dialogue;
        return here != null && here.isOpen();
    }

    /** Whether its event loop is the caller's own. */
    boolean isHere() {
        Dialogue here = dialogue;
        return here != null && here.isHere();
    }

    /** Whether the upstream said that it does not know us any more, or is off line itself. */
    boolean isTurnedAway() {
        Dialogue here = dialogue;
        return here != null && here.isTurnedAway();
    }

    /** Nanoseconds since the last exchange; zero where there was none. */
    long quiet(long now) {
        Dialogue here = dialogue;
        return here == null ? 0 : here.quiet(now);
    }

    /** Ends a wait that has lasted too long. */
    void tick(long now) {
        Dialogue here = dialogue;
        if (here != null) {
            here.tick(now);
        }
    }

    /** It was dialled and logged in: from here on its end is a loss. */
    void establish() {
        established = true;
    }

    /** It is to be dismissed as soon as it is handed back, for there is a better way. */
    void retire() {
        retired = true;
    }

    boolean isRetired() {
        return retired;
    }

    /** Closes it because it is needed no longer, which is no loss. */
    void dismiss() {
        dismissed = true;
        close();
    }

    boolean isDismissed() {
        return dismissed;
    }

    void close() {
        Dialogue here = dialogue;
        if (here != null) {
            here.close();
        }
    }

    private void ended() {
        if (established) {
            lost.accept(this);
        }
    }
}
