package org.carrel.gateway.load;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/**
 * One made-up client of a run, whatever it speaks: a connection with at most one request under way.
 * One per channel, on its event loop.
 */
abstract class Caller extends ChannelInboundHandlerAdapter {
    private final Observer observer;
    private State state = State.OPENING;
    private long since;

    Caller(Observer observer) {
        this.observer = observer;
    }

    /** Where a caller stands. */
    enum State {
        OPENING,
        /** It has presented itself and waits to be let in. */
        LOGGING_IN,
        FREE,
        ASKING,
        CLOSED
    }

    /** Whoever leads the callers; called on the event loop. */
    interface Observer {
        /** It is open and let in. */
        void ready(Caller caller);

        /** It has its answer and is free. */
        void answered(Caller caller, Verdict verdict, long nanos);

        /** It heard something that answers no request of its own. */
        void stray(Verdict verdict);

        /** Its connection is gone; {@code before} says what it was doing. */
        void closed(Caller caller, State before);
    }

    /** Whether it is open, let in and waits for no answer. */
    final boolean isFree() {
        return state == State.FREE;
    }

    /** Sends its next request, timed from {@code due} ({@link System#nanoTime()}). */
    final void ask(long due) {
        since = due;
        state = State.ASKING;
        sendNext();
    }

    /** Sends the next request; its answer is told to {@link #answered}. */
    abstract void sendNext();

    final State state() {
        return state;
    }

    final void loggingIn() {
        state = State.LOGGING_IN;
    }

    /** It was let in. */
    final void free() {
        state = State.FREE;
        observer.ready(this);
    }

    /** The answer to its request came at this moment. */
    final void answered(Verdict verdict, long now) {
        state = State.FREE;
        observer.answered(this, verdict, now - since);
    }

    /** Something came that it did not ask for, or that cannot be read. */
    final void stray(Verdict verdict) {
        observer.stray(verdict);
    }

    @Override
    public void channelInactive(ChannelHandlerContext gone) {
        State before = state;
        state = State.CLOSED;
        observer.closed(this, before);
    }

    /** A broken connection is a closed one; {@link #channelInactive} counts it. */
    @Override
    public void exceptionCaught(ChannelHandlerContext broken, Throwable cause) {
        broken.close();
    }
}
