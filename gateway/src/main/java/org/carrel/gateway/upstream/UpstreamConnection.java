package org.carrel.gateway.upstream;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.carrel.gateway.ledger.LedgerClosed;
import org.carrel.gateway.message.Answer;
import org.carrel.gateway.message.Malformed;
import org.carrel.gateway.message.Message;
import org.carrel.gateway.message.Refused;
import org.carrel.gateway.watch.Outcome;
import org.carrel.gateway.wire.Doubt;
import org.jspecify.annotations.Nullable;

/**
 * One connection to an upstream: one question, one answer. Everything happens on its event loop, to
 * which calls from elsewhere are carried. A connection on which a question was given up is closed,
 * for its answer may still come.
 */
@ChannelHandler
        .Sharable // with itself: a second address is tried by the same connection on a new channel
final class UpstreamConnection extends ChannelInboundHandlerAdapter {
    /** How often a question is said again to a peer that did not understand it. */
    private static final int MOST_AGAIN = 2;

    private final Signatures signatures;
    private final Consumer<UpstreamConnection> lost;
    private final Runnable doubting;
    private volatile @Nullable Channel channel;
    private volatile long quietSince = System.nanoTime();
    private @Nullable Consumer<Reply> home;
    private @Nullable Message asked;
    private int saidAgain;
    private long deadline;
    private volatile boolean dismissed;

    /**
     * @param signatures its own
     * @param lost what to do when the connection ends, on the event loop
     * @param doubting what to do when its characters look like another set's, on the event loop
     */
    UpstreamConnection(
            Signatures signatures, Consumer<UpstreamConnection> lost, Runnable doubting) {
        this.signatures = signatures;
        this.lost = lost;
        this.doubting = doubting;
    }

    /**
     * Puts a question; the reply comes on the event loop. The question stays the caller's.
     *
     * @param until when to give it up, as {@link System#nanoTime()}
     */
    void exchange(Message question, long until, Consumer<Reply> taker) {
        Channel open = channel;
        if (open == null) {
            taker.accept(new Reply.Missed(Outcome.UPSTREAM_UNAVAILABLE, false));
        } else if (open.eventLoop().inEventLoop()) {
            put(open, question, until, taker);
        } else {
            open.eventLoop().execute(() -> put(open, question, until, taker));
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
        return channel == null;
    }

    /** Whether a question can be put. */
    boolean isOpen() {
        Channel open = channel;
        return open != null && open.isActive();
    }

    /** Whether its event loop is the caller's own. */
    boolean isHere() {
        Channel open = channel;
        return open != null && open.eventLoop().inEventLoop();
    }

    /** Nanoseconds since the last exchange. */
    long quiet(long now) {
        return now - quietSince;
    }

    /** Ends a wait that has lasted too long. */
    void tick(long now) {
        Channel open = channel;
        if (open != null) {
            open.eventLoop()
                    .execute(() -> {
                        if (home != null && now - deadline > 0) {
                            settle(new Reply.Missed(Outcome.UPSTREAM_TIMEOUT, true));
                            open.close();
                        }
                    });
        }
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
        Channel open = channel;
        if (open != null) {
            open.close();
        }
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        channel = context.channel();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object read) {
        switch (read) {
            case Message answer -> arrived(context.channel(), answer);
            case Malformed malformed -> {
                malformed.close();
                settle(new Reply.Missed(Outcome.UPSTREAM_NONSENSE, true));
                context.close();
            }
            default ->
                    throw new IllegalStateException("the wire brought neither message nor fault");
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event == Doubt.CHARSET) {
            doubting.run();
        }
        context.fireUserEventTriggered(event);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        settle(new Reply.Missed(Outcome.UPSTREAM_UNAVAILABLE, true));
        lost.accept(this);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        // a reset, a broken pipe or a failed handshake; channelInactive follows
        context.close();
    }

    /**
     * On the loop, for only there it is certain that the encoder, which wipes the message, is still
     * there.
     */
    private void put(Channel open, Message question, long until, Consumer<Reply> taker) {
        if (!open.isActive()) {
            taker.accept(new Reply.Missed(Outcome.UPSTREAM_UNAVAILABLE, false));
            return;
        }
        signatures.next();
        home = taker;
        asked = question;
        saidAgain = 0;
        deadline = until;
        say(open, question);
    }

    /** What cannot be counted as told is not said, and nothing will come. */
    private void say(Channel open, Message question) {
        ChannelFuture sent = open.writeAndFlush(question.shared().numbered(signatures.number()));
        if (sent.cause() instanceof LedgerClosed) {
            settle(new Reply.Missed(Outcome.FAULT, false));
        }
    }

    /**
     * An answer with another number is late, and not ours any more (sip2.md §5.3). One without a
     * number for which nobody waits shows that the peer is out of step: its next answer would be
     * taken for another question's.
     */
    private void arrived(Channel open, Message answer) {
        boolean late = !answer.asksAgain() && signatures.isLate(answer); // 96 has no number
        if (home != null && !late) {
            hear(open, answer);
        } else {
            answer.close();
            if (home == null && !Signatures.isSigned(answer)) {
                open.close();
            }
        }
    }

    /** 96: it was not understood, and so not done; the same is said again, but not for ever. */
    private void hear(Channel open, Message answer) {
        Message question = asked;
        if (question == null || !answer.asksAgain()) {
            take(open, answer);
            return;
        }
        answer.close();
        if (saidAgain++ < MOST_AGAIN) {
            say(open, question);
        } else {
            settle(new Reply.Missed(Outcome.UPSTREAM_NONSENSE, false));
        }
    }

    private void take(Channel open, Message answer) {
        if (signatures.isCutShort(answer)) {
            answer.close();
            settle(new Reply.Missed(Outcome.UPSTREAM_NONSENSE, true));
            open.close();
        } else {
            settle(new Reply.Answered(new Answer(answer)));
        }
    }

    private void settle(Reply reply) {
        Consumer<Reply> taker = home;
        home = null;
        asked = null;
        quietSince = System.nanoTime();
        if (taker != null) {
            taker.accept(reply);
        }
    }
}
