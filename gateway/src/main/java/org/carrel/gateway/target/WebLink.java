package org.carrel.gateway.target;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.util.ReferenceCountUtil;
import java.util.function.Consumer;
import org.carrel.gateway.watch.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * One connection with a target on the web, with one question on it at a time. Everything happens on
 * its event loop.
 */
final class WebLink extends ChannelInboundHandlerAdapter implements Lendable {
    private final WebHead head;
    private final Consumer<WebLink> ended;
    private @Nullable Channel channel;
    private @Nullable Pending open;
    private boolean spoken;
    private boolean gone;
    private long lastHeard = System.nanoTime();

    /**
     * @param head what every question begins with
     * @param ended told once, when the connection is over
     */
    WebLink(WebHead head, Consumer<WebLink> ended) {
        this.head = head;
        this.ended = ended;
    }

    /** What waits for an answer. */
    private record Pending(Consumer<Heard<FullHttpResponse>> home, long until) {}

    /**
     * Asks.
     *
     * @param question taken over
     * @param until when to give up, as {@link System#nanoTime()}
     * @param home takes what came of it, exactly once; an answer is its own to release
     */
    void ask(WebQuestion question, long until, Consumer<Heard<FullHttpResponse>> home) {
        Channel to = channel;
        if (to == null || !isReady()) {
            question.close();
            home.accept(new Heard.Nothing<>(Outcome.UPSTREAM_UNAVAILABLE, false));
            return;
        }
        open = new Pending(home, until);
        spoken = false;
        head.write(question, to);
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
        Pending waiting = open;
        if (waiting != null && now - waiting.until() > 0) {
            end(Outcome.UPSTREAM_TIMEOUT, true);
        }
    }

    @Override
    public void close() {
        end(Outcome.UPSTREAM_UNAVAILABLE, true);
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        channel = context.channel();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object read) {
        Pending waiting = open;
        if (!(read instanceof FullHttpResponse response)
                || waiting == null
                || response.decoderResult().isFailure()) {
            ReferenceCountUtil.release(read);
            end(Outcome.UPSTREAM_NONSENSE, true);
            return;
        }
        open = null;
        if (!HttpUtil.isKeepAlive(response)) {
            end(Outcome.UPSTREAM_UNAVAILABLE, true);
        }
        waiting.home().accept(new Heard.Answer<>(response));
    }

    /** Hears every byte of an answer before it is one; to be put before what reads HTTP. */
    ChannelHandler ear() {
        return new ChannelInboundHandlerAdapter() {
            @Override
            public void channelRead(ChannelHandlerContext context, Object read) {
                lastHeard = System.nanoTime();
                spoken = true;
                context.fireChannelRead(read);
            }
        };
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        end(Outcome.UPSTREAM_UNAVAILABLE, spoken);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        // no HTTP, too much of it, a reset or a handshake that failed
        boolean nonsense = cause instanceof TooLongFrameException;
        boolean handshake = cause instanceof DecoderException && !nonsense;
        end(
                nonsense ? Outcome.UPSTREAM_NONSENSE : Outcome.UPSTREAM_UNAVAILABLE,
                spoken || handshake);
    }

    /** Whatever ends it comes here, and only the first counts. */
    private void end(Outcome why, boolean heardOf) {
        if (gone) {
            return;
        }
        gone = true;
        Pending waiting = open;
        open = null;
        if (channel != null) {
            channel.close();
        }
        ended.accept(this);
        if (waiting != null) {
            waiting.home().accept(new Heard.Nothing<>(why, heardOf));
        }
    }
}
