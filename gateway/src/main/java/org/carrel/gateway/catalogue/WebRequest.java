package org.carrel.gateway.catalogue;

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.TooLongHttpContentException;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import org.carrel.z3950.query.Window;
import org.carrel.z3950.query.WipedBuffer;
import org.jspecify.annotations.Nullable;

/**
 * What is looked at of a web request: the last part of its path, the form in its URI or body, and
 * Basic credentials. All else of it (cookies, referrers, where it was forwarded for whom, what
 * program sent it) ends here unread. Its words lie in wiped memory; who makes it closes it.
 */
final class WebRequest implements AutoCloseable {
    private static final int LONGEST = 128 * 1024;

    private final WipedBuffer memory;
    private final boolean keepAlive;
    private Window database = Window.nothing();
    private Window form = Window.nothing();
    private final BasicLogin login;
    private @Nullable HttpResponseStatus refusal;

    private WebRequest(FullHttpRequest http, ByteBufAllocator allocator) {
        this.memory = new WipedBuffer(allocator, LONGEST);
        this.keepAlive = http.decoderResult().isSuccess() && HttpUtil.isKeepAlive(http);
        this.login = BasicLogin.of(http.headers().get(HttpHeaderNames.AUTHORIZATION), allocator);
        this.refusal = reason(http);
        if (refusal == null) {
            read(http);
        }
    }

    /** What this request asks; it is copied, and stays the caller's to release. */
    static WebRequest of(FullHttpRequest http, ByteBufAllocator allocator) {
        return new WebRequest(http, allocator);
    }

    /** Why it is not even looked at; null where it is. */
    @Nullable HttpResponseStatus refusal() {
        return refusal;
    }

    /** Whether the connection may go on after it. */
    boolean keepAlive() {
        return keepAlive;
    }

    /** The last part of its path as it was written; empty where there is none. */
    Window database() {
        return database;
    }

    /** The form behind the question mark, or in the body. */
    Window form() {
        return form;
    }

    /** What it presents as Basic credentials. */
    BasicLogin login() {
        return login;
    }

    @Override
    public void close() {
        memory.close();
        login.close();
    }

    @Override
    public String toString() {
        return "web request of " + memory.length() + " bytes";
    }

    private static @Nullable HttpResponseStatus reason(FullHttpRequest http) {
        if (http.decoderResult().isFailure()) {
            return switch (http.decoderResult().cause()) {
                case TooLongHttpLineException _ -> HttpResponseStatus.REQUEST_URI_TOO_LONG;
                case TooLongHttpHeaderException _ ->
                        HttpResponseStatus.REQUEST_HEADER_FIELDS_TOO_LARGE;
                case TooLongHttpContentException _ -> HttpResponseStatus.REQUEST_ENTITY_TOO_LARGE;
                case null, default -> HttpResponseStatus.BAD_REQUEST;
            };
        }
        if (!http.method().equals(HttpMethod.GET) && !http.method().equals(HttpMethod.POST)) {
            return HttpResponseStatus.METHOD_NOT_ALLOWED;
        }
        return http.method().equals(HttpMethod.POST) && !isForm(http)
                ? HttpResponseStatus.UNSUPPORTED_MEDIA_TYPE
                : null;
    }

    /** SOAP and files are not read. */
    private static boolean isForm(FullHttpRequest http) {
        CharSequence type = HttpUtil.getMimeType(http);
        return type != null
                && HttpHeaderValues.APPLICATION_X_WWW_FORM_URLENCODED.contentEqualsIgnoreCase(type);
    }

    private void read(FullHttpRequest http) {
        for (int at = 0; at < http.uri().length(); at++) {
            memory.writeByte(http.uri().charAt(at));
        }
        Window uri = Window.of(memory);
        int path = pathOf(uri);
        if (path < 0) {
            refusal = HttpResponseStatus.BAD_REQUEST;
            return;
        }
        int mark = uri.indexOf('?', path);
        int end = mark < 0 ? uri.length() : mark;
        int last = path;
        for (int at = path; at >= 0 && at < end; at = uri.indexOf('/', at + 1)) {
            last = at + 1;
        }
        database = WebPath.decoded(uri.part(last, end), memory);
        form = mark < 0 ? Window.nothing() : uri.part(mark + 1, uri.length());
        if (http.method().equals(HttpMethod.POST)) {
            int from = memory.length();
            memory.write(
                    http.content(), http.content().readerIndex(), http.content().readableBytes());
            form = Window.since(memory, from);
        }
    }

    /** Where the path begins, also in the long form in which proxies ask; -1 where nowhere. */
    private static int pathOf(Window uri) {
        if (uri.indexOf('/', 0) == 0) {
            return 0;
        }
        int scheme = uri.indexOf(':', 0);
        boolean whole =
                scheme > 0 && uri.length() > scheme + 2 && uri.part(scheme, scheme + 3).is("://");
        return whole ? uri.indexOf('/', scheme + 3) : -1;
    }
}
