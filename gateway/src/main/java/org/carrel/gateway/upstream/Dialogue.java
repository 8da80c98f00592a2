package org.carrel.gateway.upstream;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.function.Consumer;
import org.carrel.gateway.ledger.LedgerClosed;
import org.carrel.gateway.message.Answer;
import org.carrel.gateway.message.Malformed;
import org.carrel.gateway.message.Message;
import org.carrel.gateway.watch.Outcome;
import org.carrel.gateway.wire.Doubt;
import org.jspecify.annotations.Nullable;

/**
 * Questions and answers on one channel to an upstream. Everything happens on its event loop, to
 * which calls from elsewhere are carried. A channel on which a question was given up is closed, for
 * its answer may still come.
 */
final class Dialogue extends ChannelInboundHandlerAdapter {
    private final Channel channel;
    private final Signatures signatures;
    private final Runnable ended;
    private final Runnable doubting;
    private volatile long quietSince = System.nanoTime();
    private volatile boolean turnedAway;
    private volatile boolean over;
    private @Nullable Consumer<Reply> home;
    private @Nullable Message asked;
    private long deadline;

    /**
     * @param signatures its own
     * @param ended what to do when the channel closes, on the event loop
     * @param doubting what to do when its characters look like another set's, on the event loop
     */
    Dialogue(Channel channel, Signatures signatures, Runnable ended, Runnable doubting) {
        this.channel = channel;
        this.signatures = signatures;
        this.ended = ended;
        this.doubting = doubting;
    }

    /** As {@link UpstreamConnection#exchange}. */
    void exchange(Message question, long until, Consumer<Reply> taker) {
        if (isHere()) {
            put(question, until, taker);
        } else {
            channel.eventLoop().execute(() -> put(question, until, taker));
        }
    }

    /** Whether a question can be put; not while a goodbye is on its way, as TLS has it. */
    boolean isOpen() {
        return !over && channel.isActive();
    }

    boolean isHere() {
        return channel.eventLoop().inEventLoop();
    }

    boolean isTurnedAway() {
        return turnedAway;
    }

    long quiet(long now) {
        return now - quietSince;
    }

    /** Ends a wait that has lasted too long. */
    void tick(long now) {
        channel.eventLoop()
                .execute(() -> {
                    if (home != null && now - deadline > 0) {
                        giveUp(new Reply.Missed(Outcome.UPSTREAM_TIMEOUT, true));
                    }
                });
    }

    void close() {
        over = true;
        channel.close();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object read) {
        switch (read) {
            case Message answer -> arrived(answer);
            case Malformed malformed -> {
                malformed.close();
                giveUp(new Reply.Missed(Outcome.UPSTREAM_NONSENSE, true));
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
        ended.run();
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
    private void put(Message question, long until, Consumer<Reply> taker) {
        if (!isOpen()) {
            taker.accept(new Reply.Missed(Outcome.UPSTREAM_UNAVAILABLE, false));
            return;
        }
        signatures.next();
        home = taker;
        asked = question;
        deadline = until;
        say(question);
    }

    /** What cannot be counted as told is not said, and nothing will come. */
    private void say(Message question) {
        ChannelFuture sent = channel.writeAndFlush(question.shared().numbered(signatures.number()));
        if (sent.cause() instanceof LedgerClosed) {
            settle(new Reply.Missed(Outcome.FAULT, false));
        }
    }

    /**
     * An answer with another number is late, and not ours any more (sip2.md §5.3). One without a
     * number for which nobody waits shows that the peer is out of step: its next answer would be
     * taken for another question's.
     */
    private void arrived(Message answer) {
        Message question = asked;
        boolean late = !answer.asksAgain() && signatures.isLate(answer); // 96 has no number
        if (question != null && !late) {
            hear(question, answer);
        } else {
            answer.close();
            if (question == null && (answer.asksAgain() || !Signatures.isSigned(answer))) {
                close();
            }
        }
    }

    /**
     * 96: it was not understood, and so not done. It has no number, so that a second one on this
     * connection could be about whatever is said next, and something that is being done would be
     * said again. So it is the last thing that is heard here.
     */
    private void hear(Message question, Message answer) {
        if (answer.asksAgain()) {
            answer.close();
            giveUp(new Reply.Missed(Outcome.UPSTREAM_NONSENSE, false));
        } else {
            take(question, answer);
        }
    }

    private void take(Message question, Message answer) {
        if (signatures.isCutShort(answer)) {
            answer.close();
            giveUp(new Reply.Missed(Outcome.UPSTREAM_NONSENSE, true));
        } else if (answer.turnsAway(question)) {
            // under our number it is certain that the question was not done, as with 96
            boolean certain = signatures.isCertain(answer);
            answer.close();
            turnedAway = true;
            giveUp(new Reply.Missed(Outcome.UPSTREAM_UNAVAILABLE, !certain));
        } else {
            settle(new Reply.Answered(new Answer(answer)));
        }
    }

    private void giveUp(Reply.Missed missed) {
        close();
        settle(missed);
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
