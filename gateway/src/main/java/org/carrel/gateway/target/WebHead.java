package org.carrel.gateway.target;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import org.carrel.config.Endpoint;
import org.carrel.config.TargetConfig;
import org.carrel.config.TlsConfig;
import org.carrel.z3950.query.Window;

/**
 * The head of every question to one place on the web: whoever asks, the same few headers in the
 * same order, and no other (z3950.md §5). Immutable; any thread.
 */
final class WebHead {
    private static final int HTTPS = 443;
    private static final int HTTP = 80;

    private final String host;
    private final WebCredentials credentials;

    WebHead(TargetConfig config, Endpoint place) {
        int usual = config.tls().mode() == TlsConfig.Mode.PLAIN ? HTTP : HTTPS;
        String text = place.text();
        this.host = place.port() == usual ? text.substring(0, text.lastIndexOf(':')) : text;
        this.credentials = new WebCredentials(config.login());
    }

    /** Sends a question, which is wiped when it is out. */
    void write(WebQuestion question, Channel to) {
        ByteBuf form = question.form().bytes();
        FullHttpRequest request =
                question.posted()
                        ? request(HttpMethod.POST, question.path(), form.retainedDuplicate())
                        : request(HttpMethod.GET, address(question), form.retainedSlice(0, 0));
        HttpHeaders headers = request.headers();
        headers.set(HttpHeaderNames.HOST, host);
        headers.set(HttpHeaderNames.USER_AGENT, "Carrel");
        headers.set(HttpHeaderNames.ACCEPT, "text/xml, application/xml");
        headers.set(HttpHeaderNames.CONNECTION, HttpHeaderValues.KEEP_ALIVE);
        if (question.posted()) {
            headers.set(
                    HttpHeaderNames.CONTENT_TYPE,
                    HttpHeaderValues.APPLICATION_X_WWW_FORM_URLENCODED);
            headers.set(HttpHeaderNames.CONTENT_LENGTH, form.readableBytes());
        }
        Runnable forget = credentials.present(headers);
        to.writeAndFlush(request)
                .addListener(_ -> {
                    forget.run();
                    question.close();
                });
    }

    private static FullHttpRequest request(HttpMethod method, String uri, ByteBuf body) {
        return new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, method, uri, body);
    }

    /** A String, for Netty takes no other; it stays in the heap until that is collected. */
    private static String address(WebQuestion question) {
        Window form = Window.of(question.form());
        StringBuilder address = new StringBuilder(question.path()).append('?');
        for (int at = 0; at < form.length(); at++) {
            address.append((char) form.byteAt(at));
        }
        return address.toString();
    }
}
