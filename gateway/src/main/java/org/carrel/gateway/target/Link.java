package org.carrel.gateway.target;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;
import java.util.Optional;
import java.util.function.Consumer;
import org.carrel.gateway.watch.Outcome;
import org.carrel.z3950.Apdu;
import org.carrel.z3950.ApduType;
import org.carrel.z3950.MalformedApdu;
import org.jspecify.annotations.Nullable;

/**
 * One connection with a Z39.50 target, with one question on it at a time. Everything happens on its
 * event loop.
 */
final class Link extends ChannelInboundHandlerAdapter implements Lendable {
    private final Z3950Speech speech;
    private final Consumer<Link> ended;
    private @Nullable Channel channel;
    private @Nullable Question open;
    private long lastHeard = System.nanoTime();
    private boolean gone;

    /**
     * @param ended told once, when the connection is over
     */
    Link(Z3950Speech speech, Consumer<Link> ended) {
        this.speech = speech;
        this.ended = ended;
    }

    /** What waits for an answer. */
    private record Question(ApduType answer, Consumer<Heard<Apdu>> home, long until) {}

    /**
     * Asks.
     *
     * @param question taken over
     * @param until when to give up, as {@link System#nanoTime()}
     * @param home takes what came of it, exactly once
     */
    void ask(Apdu question, long until, Consumer<Heard<Apdu>> home) {
        Optional<ApduType> answer = question.type().answer();
        Channel to = channel;
        if (gone || open != null || to == null || answer.isEmpty()) {
            question.close();
            home.accept(new Heard.Nothing<>(Outcome.UPSTREAM_UNAVAILABLE, false));
            return;
        }
        open = new Question(answer.get(), home, until);
        to.writeAndFlush(question, to.voidPromise());
    }

    @Override
    public boolean isReady() {
        return !gone && open == null && channel != null;
    }

    @Override
    public long silent(long now) {
        return now - lastHeard;
    }

    @Override
    public void tick(long now) {
        Question waiting = open;
        if (waiting != null && now - waiting.until() > 0) {
            end(Outcome.UPSTREAM_TIMEOUT, true);
        }
    }

    @Override
    public void close() {
        Channel to = channel;
        if (to != null && isReady()) {
            to.writeAndFlush(speech.close(), to.voidPromise());
        }
        end(Outcome.UPSTREAM_UNAVAILABLE, true);
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        channel = context.channel();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object read) {
        lastHeard = System.nanoTime();
        switch (read) {
            case Apdu apdu -> heard(apdu);
            case MalformedApdu _ -> end(Outcome.UPSTREAM_NONSENSE, true);
            default -> {
                ReferenceCountUtil.release(read);
                throw new IllegalStateException("the wire brought no APDU");
            }
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        end(Outcome.UPSTREAM_UNAVAILABLE, false);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        // a reset, a broken pipe or a handshake that failed; there is nobody to talk to any more
        end(Outcome.UPSTREAM_UNAVAILABLE, false);
    }

    private void heard(Apdu apdu) {
        Question waiting = open;
        if (waiting != null && apdu.type() == waiting.answer()) {
            open = null;
            waiting.home().accept(new Heard.Answer<>(apdu));
            return;
        }
        boolean goodbye = apdu.type() == ApduType.CLOSE;
        apdu.close();
        end(goodbye ? Outcome.UPSTREAM_UNAVAILABLE : Outcome.UPSTREAM_NONSENSE, !goodbye);
    }

    /** Whatever ends it comes here, and only the first counts. */
    private void end(Outcome why, boolean spoken) {
        if (gone) {
            return;
        }
        gone = true;
        Question waiting = open;
        open = null;
        if (channel != null) {
            channel.close();
        }
        ended.accept(this);
        if (waiting != null) {
            waiting.home().accept(new Heard.Nothing<>(why, spoken));
        }
    }
}
