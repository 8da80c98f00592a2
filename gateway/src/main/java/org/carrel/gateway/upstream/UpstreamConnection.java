package org.carrel.gateway.upstream;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.carrel.gateway.message.Malformed;
import org.carrel.gateway.message.Message;
import org.carrel.gateway.message.Refused;
import org.carrel.gateway.watch.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * One connection to an upstream: one question, one answer. The asker's virtual thread waits; the
 * event loop brings the answer. A connection on which a question was given up is closed, for its
 * answer may still come.
 */
@ChannelHandler.Sharable // of one socket after the other, until an address answers
final class UpstreamConnection extends ChannelInboundHandlerAdapter {
    private static final int SEQUENCES = 10;

    private final boolean errorDetection;
    private final Consumer<UpstreamConnection> lost;
    private final AtomicReference<@Nullable Object> outcome = new AtomicReference<>();
    private volatile @Nullable Channel channel;
    private volatile @Nullable Thread asker;
    private volatile long deadline = Long.MAX_VALUE;
    private volatile long quietSince = System.nanoTime();
    private int sequence = -1;

    /**
     * @param errorDetection whether our questions carry AY and AZ
     * @param lost what to do when the connection ends, on the event loop
     */
    UpstreamConnection(boolean errorDetection, Consumer<UpstreamConnection> lost) {
        this.errorDetection = errorDetection;
        this.lost = lost;
    }

    /**
     * Sends a question and waits for its answer, which is the caller's to close. The question stays
     * the caller's.
     *
     * @throws Refused if there is none before the deadline, or none that has the question's number
     */
    Message exchange(Message question, long until) {
        Channel open = channel;
        if (open == null || !open.isActive()) {
            throw new Refused(Outcome.UPSTREAM_UNAVAILABLE);
        }
        sequence = (sequence + 1) % SEQUENCES;
        outcome.set(null);
        asker = Thread.currentThread();
        deadline = until;
        Message numbered = question.shared().numbered(errorDetection ? sequence : -1);
        open.eventLoop().execute(() -> write(open, numbered));
        try {
            return awaited();
        } finally {
            deadline = Long.MAX_VALUE;
            asker = null;
            quietSince = System.nanoTime();
        }
    }

    /** On the loop, for only there it is certain that the encoder is still there to wipe it. */
    private void write(Channel open, Message question) {
        if (open.isActive()) {
            open.writeAndFlush(question, open.voidPromise());
        } else {
            question.close();
            settle(Outcome.UPSTREAM_UNAVAILABLE);
        }
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

    /** Nanoseconds since the last exchange. */
    long quiet(long now) {
        return now - quietSince;
    }

    /** Ends a wait that has lasted too long. */
    void tick(long now) {
        if (now - deadline > 0) {
            settle(Outcome.UPSTREAM_TIMEOUT);
        }
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
            case Message answer -> arrived(answer);
            case Malformed malformed -> {
                malformed.close();
                settle(Outcome.UPSTREAM_NONSENSE);
            }
            default ->
                    throw new IllegalStateException("the wire brought neither message nor fault");
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        settle(Outcome.UPSTREAM_UNAVAILABLE);
        lost.accept(this);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        // a reset or a broken pipe; channelInactive follows
        context.close();
    }

    /**
     * An answer with another number is late, and not ours any more (sip2.md §5.3); nobody waiting
     * is the same.
     */
    private void arrived(Message answer) {
        boolean numbered = answer.sequence() >= 0;
        if (asker == null
                || (errorDetection && numbered && answer.sequence() != sequence)
                || !settle(answer)) {
            answer.close();
        }
    }

    private boolean settle(Object result) {
        Thread waiting = asker;
        if (waiting == null || !outcome.compareAndSet(null, result)) {
            return false;
        }
        LockSupport.unpark(waiting);
        return true;
    }

    private Message awaited() {
        Object result;
        while ((result = outcome.get()) == null) {
            LockSupport.park(this);
        }
        return switch (result) {
            case Message answer -> answer;
            case Outcome failure -> {
                close();
                throw new Refused(failure);
            }
            default ->
                    throw new IllegalStateException(
                            "an exchange ends with an answer or an outcome");
        };
    }
}
