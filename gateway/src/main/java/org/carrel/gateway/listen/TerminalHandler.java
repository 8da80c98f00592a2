package org.carrel.gateway.listen;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.net.InetSocketAddress;
import org.carrel.config.ListenerConfig;
import org.carrel.gateway.ledger.LedgerClosed;
import org.carrel.gateway.message.Malformed;
import org.carrel.gateway.message.Message;
import org.carrel.gateway.privacy.SafeAnswer;
import org.carrel.gateway.session.Exit;
import org.carrel.gateway.session.Session;
import org.carrel.gateway.session.Sessions;
import org.carrel.gateway.wire.Doubt;
import org.jspecify.annotations.Nullable;

/**
 * Stands between a terminal's socket and its session: hands messages in, and lets {@link
 * SafeAnswer}s out.
 */
final class TerminalHandler extends ChannelInboundHandlerAdapter implements Exit {
    private final ListenerConfig door;
    private final Sessions sessions;
    private final Channel channel;
    private @Nullable Session session;

    TerminalHandler(ListenerConfig door, Sessions sessions, Channel channel) {
        this.door = door;
        this.sessions = sessions;
        this.channel = channel;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        if (channel.remoteAddress() instanceof InetSocketAddress peer
                && sessions.mayEnter(door, peer.getAddress())) {
            session = sessions.begin(door, peer.getAddress(), this);
        } else {
            context.close();
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object read) {
        Session begun = session;
        switch (read) {
            case Message message when begun != null -> begun.arrived(message);
            case Malformed malformed when begun != null -> begun.arrived(malformed);
            case Message message -> message.close();
            case Malformed malformed -> malformed.close();
            default ->
                    throw new IllegalStateException("the wire brought neither message nor fault");
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event == Doubt.CHARSET) {
            sessions.doubtCharset(door);
        }
        context.fireUserEventTriggered(event);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (session != null) {
            session.left();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        // a reset or a broken pipe; channelInactive follows
        context.close();
    }

    @Override
    public void onLoop(Runnable task) {
        if (channel.eventLoop().inEventLoop()) {
            task.run();
        } else {
            channel.eventLoop().execute(task);
        }
    }

    /** Once the terminal left, nothing is there any more that would encode and wipe the answer. */
    @Override
    public boolean send(SafeAnswer answer, int sequence) {
        if (!channel.isActive()) {
            return true;
        }
        ChannelFuture sent = channel.writeAndFlush(answer.message().shared().numbered(sequence));
        return !(sent.cause() instanceof LedgerClosed);
    }

    @Override
    public void reading(boolean on) {
        channel.config().setAutoRead(on);
    }

    @Override
    public void close() {
        channel.close();
    }
}
