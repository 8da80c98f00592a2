package org.carrel.gateway.load;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.util.ReferenceCountUtil;
import java.util.List;
import java.util.Optional;
import org.carrel.gateway.load.LoadPlan.Speech;
import org.carrel.sip2.Sip2MessageType;
import org.jspecify.annotations.Nullable;

/** One made-up SIP2 terminal. */
final class Terminal extends Caller {
    private final Script script;
    private final Inbox inbox;
    private final RequestNumber number;
    private int turn;
    private RequestTemplate asked;
    private @Nullable ChannelHandlerContext context;

    /** The terminal with this number, counted from 0. */
    Terminal(int number, Script script, Observer observer) {
        super(observer);
        this.script = script;
        this.inbox = new Inbox(script.terminator());
        this.number = new RequestNumber(number);
        this.asked = script.mix().getFirst();
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

    @Override
    void sendNext() {
        number.advance();
        asked = script.mix().get(turn);
        turn = turn + 1 == script.mix().size() ? 0 : turn + 1;
        send(asked);
    }

    @Override
    public void channelActive(ChannelHandlerContext active) {
        context = active;
        if (script.login().isPresent()) {
            loggingIn();
            send(script.login().get());
        } else {
            free();
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext active, Object read) {
        try {
            if (read instanceof ByteBuf bytes && !inbox.append(bytes)) {
                stray(Verdict.ERROR);
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

    private void heard(ChannelHandlerContext active, long now) {
        switch (state()) {
            case ASKING -> answered(script.judge().judge(inbox, asked, number), now);
            case LOGGING_IN -> {
                if (script.judge().isWelcome(inbox)) {
                    free();
                } else {
                    active.close();
                }
            }
            case OPENING, FREE, CLOSED -> stray(Verdict.WRONG);
        }
    }

    private void send(RequestTemplate request) {
        if (context != null) {
            ByteBuf bytes = context.alloc().directBuffer(request.length(), request.length());
            request.write(number, bytes);
            context.writeAndFlush(bytes, context.voidPromise());
        }
    }
}
