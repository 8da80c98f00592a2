package org.carrel.gateway.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.function.Consumer;
import org.carrel.sip2.Wiping;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a name and a password before the first message, as terminals expect that log in by
 * telnet (sip2.md §6.1, §7 row 4). The protocol behind hears of the connection when both are right.
 * What was typed is wiped. One per connection, on its event loop.
 */
public final class LoginPrompt extends ChannelInboundHandlerAdapter {
    private static final String NAME = "login: ";
    private static final String PASSWORD = "Password: ";
    private static final String WELCOME = "Login OK\r\n";
    private static final String WRONG = "Login incorrect\r\n";
    private static final int MOST_ATTEMPTS = 3;

    private final Host host;
    private final TelnetLine name;
    private final TelnetLine password;
    private Asks asks = Asks.NAME;
    private @Nullable ByteBuf waiting;
    private boolean gone;
    private int attempts;

    /**
     * @param allocator of the memory in which a name and a password stand until they are wiped
     */
    public LoginPrompt(Host host, ByteBufAllocator allocator) {
        this.host = host;
        this.name = new TelnetLine(allocator);
        this.password = new TelnetLine(allocator);
    }

    private enum Asks {
        NAME,
        PASSWORD,
        ACCOUNTS,
        NOTHING
    }

    /** Whose prompt it is. */
    public interface Host {
        /**
         * Looks whether this is an account; both parts stay unchanged until home is told.
         *
         * @param home told once, on any thread
         */
        void check(ByteBuf name, ByteBuf password, Consumer<Boolean> home);

        /** Both were right. */
        void welcome();

        /** They were wrong too often; the connection is closed. */
        void givenUp();
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        say(context, NAME);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object read) throws Exception {
        if (read instanceof ByteBuf bytes && asks != Asks.NOTHING) {
            listen(context, bytes);
        } else {
            super.channelRead(context, read);
        }
    }

    /** The accounts may still be looking at what was typed. */
    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        gone = true;
        if (waiting != null) {
            Wiping.release(waiting);
            waiting = null;
        }
        if (asks != Asks.ACCOUNTS) {
            closeLines();
        }
    }

    private void listen(ChannelHandlerContext context, ByteBuf bytes) {
        while (bytes.isReadable() && asks != Asks.ACCOUNTS) {
            TelnetLine line = asks == Asks.NAME ? name : password;
            if (line.isEndedBy(bytes.readUnsignedByte())) {
                answered(context);
            }
        }
        if (bytes.isReadable()) {
            waiting = waiting == null ? bytes : joined(context, waiting, bytes);
        } else {
            Wiping.release(bytes);
        }
    }

    private void answered(ChannelHandlerContext context) {
        if (asks == Asks.NAME) {
            asks = Asks.PASSWORD;
            say(context, PASSWORD);
            return;
        }
        asks = Asks.ACCOUNTS;
        context.channel().config().setAutoRead(false);
        host.check(
                name.text(),
                password.text(),
                right -> context.executor().execute(() -> decided(context, right)));
    }

    private void decided(ChannelHandlerContext context, boolean right) {
        asks = Asks.NAME;
        name.clear();
        password.clear();
        if (gone) {
            closeLines();
        } else if (right) {
            letIn(context);
        } else if (++attempts == MOST_ATTEMPTS) {
            say(context, WRONG);
            host.givenUp();
            context.close();
        } else {
            say(context, WRONG + NAME);
            context.channel().config().setAutoRead(true);
            goOn(context);
        }
    }

    private void letIn(ChannelHandlerContext context) {
        asks = Asks.NOTHING;
        say(context, WELCOME);
        host.welcome();
        context.fireChannelActive();
        ByteBuf rest = waiting;
        waiting = null;
        if (rest != null) {
            context.fireChannelRead(rest);
            context.fireChannelReadComplete();
        }
        context.channel().config().setAutoRead(true);
        context.pipeline().remove(this);
    }

    /** Listens to what was typed ahead. */
    private void goOn(ChannelHandlerContext context) {
        ByteBuf rest = waiting;
        waiting = null;
        if (rest != null) {
            listen(context, rest);
        }
    }

    private void closeLines() {
        name.close();
        password.close();
    }

    private static void say(ChannelHandlerContext context, String words) {
        context.writeAndFlush(Unpooled.copiedBuffer(words, US_ASCII), context.voidPromise());
    }

    private static ByteBuf joined(ChannelHandlerContext context, ByteBuf first, ByteBuf second) {
        ByteBuf both = context.alloc().directBuffer(first.readableBytes() + second.readableBytes());
        both.writeBytes(first, first.readerIndex(), first.readableBytes());
        both.writeBytes(second, second.readerIndex(), second.readableBytes());
        Wiping.release(first);
        Wiping.release(second);
        return both;
    }
}
