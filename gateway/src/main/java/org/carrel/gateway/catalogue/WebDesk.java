package org.carrel.gateway.catalogue;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Supplier;
import org.carrel.z3950.CloseReason;
import org.jspecify.annotations.Nullable;

/**
 * One connection by which a client asks in SRU: one request at a time, answered in the order in
 * which they came. Everything happens on its event loop.
 */
final class WebDesk extends ChannelInboundHandlerAdapter {
    private static final int MOST_WAITING = 8;
    private static final String XML = "text/xml; charset=utf-8";

    private final Guest guest;
    private final Supplier<ClientDesk> newest;
    private final Queue<WebRequest> inbox = new ArrayDeque<>();
    private ClientDesk desk;
    private @Nullable WebVisit visit;
    private boolean serving;
    private boolean busy;
    private boolean closing;

    /**
     * @param newest the desk that is in force at its door, asked before each question
     */
    WebDesk(Guest guest, Supplier<ClientDesk> newest) {
        this.guest = guest;
        this.newest = newest;
        this.desk = newest.get();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object read) {
        try {
            if (!(read instanceof FullHttpRequest http)) {
                throw new IllegalStateException("the wire brought no web request");
            }
            if (!closing) {
                inbox.add(WebRequest.of(http, desk.allocator()));
            }
        } finally {
            ReferenceCountUtil.release(read);
        }
        if (inbox.size() == MOST_WAITING) {
            context.channel().config().setAutoRead(false);
        }
        serveWaiting(context);
    }

    /** The gateway wants it to end: the client was silent too long, or the house closes. */
    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (!(event instanceof CloseReason)) {
            context.fireUserEventTriggered(event);
        } else if (busy) {
            closing = true;
        } else {
            context.close();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) throws Exception {
        closing = true;
        WebVisit over = visit;
        visit = null;
        if (over != null) {
            over.close();
        }
        inbox.forEach(WebRequest::close);
        inbox.clear();
        super.channelInactive(context);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        // a reset, a broken pipe or a handshake that failed is the other side's
        if (!(cause instanceof IOException || cause instanceof DecoderException)) {
            desk.fault(cause);
        }
        context.close();
    }

    /** An answer may come at once, so this goes round rather than down. */
    private void serveWaiting(ChannelHandlerContext context) {
        if (serving) {
            return;
        }
        serving = true;
        while (!busy && !closing && !inbox.isEmpty()) {
            serve(context, inbox.remove());
        }
        serving = false;
        if (inbox.size() < MOST_WAITING && !closing) {
            context.channel().config().setAutoRead(true);
        }
    }

    private void serve(ChannelHandlerContext context, WebRequest request) {
        try (request) {
            busy = true;
            desk = guest.waits(newest);
            WebReception here = new WebReception(desk, guest, context.channel().eventLoop());
            boolean stays = request.keepAlive() && request.refusal() == null;
            WebVisit begun = here.receive(request, answer -> answered(context, answer, stays));
            visit = busy ? begun : null;
        }
    }

    private void answered(ChannelHandlerContext context, WebAnswer answer, boolean stays) {
        visit = null;
        busy = false;
        guest.served();
        ByteBuf body = answer.body().bytes();
        guest.sent(body.readableBytes());
        closing = closing || !stays;
        var written =
                context.writeAndFlush(response(answer.status(), body.retainedDuplicate()))
                        .addListener(_ -> answer.close());
        if (closing) {
            written.addListener(ChannelFutureListener.CLOSE);
        } else {
            serveWaiting(context);
        }
    }

    private FullHttpResponse response(HttpResponseStatus status, ByteBuf body) {
        FullHttpResponse response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, body);
        HttpHeaders headers = response.headers();
        headers.set(HttpHeaderNames.CONTENT_LENGTH, body.readableBytes());
        headers.set(HttpHeaderNames.CACHE_CONTROL, HttpHeaderValues.NO_STORE);
        if (body.isReadable()) {
            headers.set(HttpHeaderNames.CONTENT_TYPE, XML);
        }
        headers.set(
                HttpHeaderNames.CONNECTION,
                closing ? HttpHeaderValues.CLOSE : HttpHeaderValues.KEEP_ALIVE);
        if (status.equals(HttpResponseStatus.UNAUTHORIZED)) {
            headers.set(HttpHeaderNames.WWW_AUTHENTICATE, "Basic realm=\"catalogue\"");
        }
        if (status.equals(HttpResponseStatus.METHOD_NOT_ALLOWED)) {
            headers.set(HttpHeaderNames.ALLOW, "GET, POST");
        }
        return response;
    }
}
