package org.carrel.gateway.load;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;
import java.util.List;
import java.util.Optional;
import org.carrel.gateway.load.LoadPlan.Speech;
import org.carrel.sip2.Sip2MessageType;
import org.jspecify.annotations.Nullable;

/**
 * One made-up terminal: a connection with at most one request under way. One per channel, on its
 * event loop.
 */
final class Terminal extends ChannelInboundHandlerAdapter {
    private final Script script;
    private final Observer observer;
    private final Inbox inbox;
    private final RequestNumber number;
    private int turn;
    private State state = State.OPENING;
    private RequestTemplate asked;
    private long since;
    private @Nullable ChannelHandlerContext context;

    /** The terminal with this number, counted from 0. */
    Terminal(int number, Script script, Observer observer) {
        this.script = script;
        this.observer = observer;
        this.inbox = new Inbox(script.terminator());
        this.number = new RequestNumber(number);
        this.asked = script.mix().getFirst();
    }

    /** Whether it is open, logged in and waits for no answer. */
    boolean isFree() {
        return state == State.FREE;
    }

    /** Sends the next request of the mix, timed from {@code due} ({@link System#nanoTime()}). */
    void ask(long due) {
        number.advance();
        asked = script.mix().get(turn);
        turn = turn + 1 == script.mix().size() ? 0 : turn + 1;
        since = due;
        state = State.ASKING;
        send(asked);
    }

    @Override
    public void channelActive(ChannelHandlerContext active) {
        context = active;
        if (script.login().isPresent()) {
            state = State.LOGGING_IN;
            send(script.login().get());
        } else {
            free();
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext active, Object read) {
        try {
            if (read instanceof ByteBuf bytes && !inbox.append(bytes)) {
                observer.stray(Verdict.ERROR);
                active.close();
                return;
            }
            long now = System.nanoTime();
            while (inbox.next()) {
                heard(active, now);
            }
        } finally {
            ReferenceCountUtil.release(read);
        }
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

    private void heard(ChannelHandlerContext active, long now) {
        switch (state) {
            case ASKING -> {
                state = State.FREE;
                observer.answered(this, script.judge().judge(inbox, asked, number), now - since);
            }
            case LOGGING_IN -> {
                if (script.judge().isWelcome(inbox)) {
                    free();
                } else {
                    active.close();
                }
            }
            case OPENING, FREE, CLOSED -> observer.stray(Verdict.WRONG);
        }
    }

    private void free() {
        state = State.FREE;
        observer.ready(this);
    }

    private void send(RequestTemplate request) {
        if (context != null) {
            ByteBuf bytes = context.alloc().directBuffer(request.length(), request.length());
            request.write(number, bytes);
            context.writeAndFlush(bytes, context.voidPromise());
        }
    }

    /** Where a terminal stands. */
    enum State {
        OPENING,
        LOGGING_IN,
        FREE,
        ASKING,
        CLOSED
    }

    /** What every terminal of a run says and expects. */
    record Script(
            List<RequestTemplate> mix,
            Optional<RequestTemplate> login,
            AnswerJudge judge,
            String terminator) {
        Script {
            mix = List.copyOf(mix);
        }

        /** The script for that mix, spoken that way. */
        static Script of(List<Sip2MessageType> mix, Speech speech) {
            return new Script(
                    mix.stream().map(type -> RequestTemplate.of(type, speech)).toList(),
                    speech.login().map(account -> RequestTemplate.of(account, speech.dialect())),
                    new AnswerJudge(speech.dialect()),
                    speech.dialect().terminator().bytes());
        }
    }

    /** Whoever leads the terminals; called on the event loop. */
    interface Observer {
        /** It is open and logged in. */
        void ready(Terminal terminal);

        /** It has its answer and is free. */
        void answered(Terminal terminal, Verdict verdict, long nanos);

        /** It heard something that answers no request of its own. */
        void stray(Verdict verdict);

        /** Its connection is gone; {@code before} says what it was doing. */
        void closed(Terminal terminal, State before);
    }
}
