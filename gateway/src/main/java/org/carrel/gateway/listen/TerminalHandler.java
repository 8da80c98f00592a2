package org.carrel.gateway.listen;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.carrel.config.ListenerConfig;
import org.carrel.gateway.ledger.LedgerClosed;
import org.carrel.gateway.message.Malformed;
import org.carrel.gateway.message.Message;
import org.carrel.gateway.privacy.SafeAnswer;
import org.carrel.gateway.session.Exit;
import org.carrel.gateway.session.Session;
import org.carrel.gateway.session.Sessions;
import org.carrel.gateway.watch.TurnAway;
import org.carrel.gateway.wire.Doubt;
import org.jspecify.annotations.Nullable;

/**
 * Stands between a terminal's socket and its session: hands messages in, and lets {@link
 * SafeAnswer}s out. Reads no faster than the session answers, the terminal takes its answers, and
 * the door's pace allows. On the connection's event loop, but for what says otherwise.
 */
final class TerminalHandler extends ChannelInboundHandlerAdapter implements Exit {
    private final Host host;
    private final Caller caller;
    private final Channel channel;
    private final Patience patience;
    private final Pace pace;
    private BooleanSupplier insideMessage = () -> false;
    private @Nullable Session session;
    private boolean loggedIn;
    private boolean asked = true;
    private volatile boolean resting;

    TerminalHandler(Host host, Caller caller, Channel channel) {
        this.host = host;
        this.caller = caller;
        this.channel = channel;
        this.patience = new Patience(host.door().connections(), host.now().getAsLong());
        this.pace = new Pace(host.door().connections());
    }

    /**
     * Whose door it is.
     *
     * @param now the door's clock, in milliseconds
     * @param came told when the handler is there
     * @param left told when it is gone
     */
    record Host(
            ListenerConfig door,
            Sessions sessions,
            LongSupplier now,
            Consumer<TerminalHandler> came,
            Consumer<TerminalHandler> left) {}

    /**
     * Says who knows whether a message has begun and not ended.
     *
     * @param insideMessage asked on the connection's event loop
     */
    void watches(BooleanSupplier insideMessage) {
        this.insideMessage = insideMessage;
    }

    /** It has said who it is before the first message. */
    void loggedIn() {
        loggedIn = true;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        host.came().accept(this);
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        session = host.sessions().begin(host.door(), caller.address(), loggedIn, this);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object read) {
        Session begun = session;
        switch (read) {
            case Message message when begun != null -> {
                counted();
                begun.arrived(message);
            }
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
            host.sessions().doubtCharset(host.door());
        }
        context.fireUserEventTriggered(event);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        patience.looked(insideMessage.getAsBoolean(), host.now().getAsLong());
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        decideReading();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        host.left().accept(this);
        if (session != null) {
            session.left();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        // a reset or a broken pipe; channelInactive follows
        context.close();
    }

    /** Whether the bytes that come are to be told to {@link #took}. */
    boolean countsBytes() {
        return pace.countsBytes();
    }

    /** So many bytes came. */
    void took(int bytes) {
        if (pace.isTooMuch(bytes, host.now().getAsLong())) {
            rest();
        }
    }

    /**
     * Lets a connection go on that rested, and tells whether, and why, it must go; on the thread
     * that moves the door's clock.
     */
    Optional<TurnAway> judge(long now) {
        if (resting) {
            resting = false;
            channel.eventLoop().execute(this::decideReading);
        }
        boolean untaken =
                channel.bytesBeforeUnwritable() <= channel.config().getWriteBufferHighWaterMark();
        return patience.judge(untaken, channel.config().isAutoRead(), now);
    }

    /** Ends the connection, unless something was asked or is just being asked; any thread. */
    void showOut() {
        onLoop(() -> {
            if (!insideMessage.getAsBoolean() && (session == null || session.isIdle())) {
                close();
            }
        });
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
        asked = on;
        decideReading();
    }

    @Override
    public void close() {
        channel.close();
    }

    private void counted() {
        long now = host.now().getAsLong();
        patience.heard(now);
        if (pace.isTooFast(now)) {
            rest();
        }
    }

    private void rest() {
        resting = true;
        decideReading();
    }

    private void decideReading() {
        channel.config().setAutoRead(asked && !resting && channel.isWritable());
    }
}
