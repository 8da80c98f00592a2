package org.carrel.gateway.wire;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpContentException;

/**
 * Puts the parts of a web request together. One that is too long goes on as a broken one, so that
 * its refusal waits for the answers to what was asked before. One per connection.
 */
final class WebRequests extends HttpObjectAggregator {

    /**
     * @param longest the most bytes that a body may have
     */
    WebRequests(int longest) {
        super(longest);
    }

    @Override
    protected void handleOversizedMessage(ChannelHandlerContext context, HttpMessage oversized) {
        DefaultFullHttpRequest broken =
                new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.POST, "/");
        broken.setDecoderResult(DecoderResult.failure(new TooLongHttpContentException()));
        context.fireChannelRead(broken);
    }
}
