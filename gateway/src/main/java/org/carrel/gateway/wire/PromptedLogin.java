package org.carrel.gateway.wire;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.carrel.config.Login;
import org.carrel.gateway.ledger.Tap;
import org.carrel.sip2.Sip2Dialect;
import org.carrel.sip2.Wiping;

/**
 * Answers the words with which some library systems ask for account and password before they speak
 * SIP2, as Koha's and Evergreen's telnet transport does; then it goes, and what follows is SIP2
 * (sip2.md §6.1, §7, row 4). Whoever says anything else than "OK" in the end is left. One for one
 * connection, on its event loop, but for what says otherwise.
 */
public final class PromptedLogin extends ChannelInboundHandlerAdapter {
    private static final int MOST_WORDS = 1024;

    private final Login login;
    private final String end;
    private final StringBuilder words = new StringBuilder();
    private final CompletableFuture<Boolean> passed = new CompletableFuture<>();
    private Step step = Step.USER;
    private final TelnetWords telnet = new TelnetWords();
    private int heard;

    /**
     * @param dialect whose line end ours have
     */
    public PromptedLogin(Login login, Sip2Dialect dialect) {
        this.login = login;
        this.end = dialect.terminator().bytes();
    }

    /** What is waited for. */
    private enum Step {
        USER("login:"),
        PASSWORD("password:"),
        WELCOME("");

        private final String words;

        Step(String words) {
            this.words = words;
        }
    }

    /** Takes its place: what is said at the prompt is no message, and counted as none. */
    public void standBeforeTap(ChannelPipeline pipeline) {
        pipeline.addBefore(pipeline.context(Tap.class).name(), null, this);
    }

    /**
     * Waits until the system lets us in or does not; not for an event loop.
     *
     * @param until when to give up, as {@link System#nanoTime()}
     */
    public boolean isPassed(long until) {
        return passed.completeOnTimeout(false, until - System.nanoTime(), TimeUnit.NANOSECONDS)
                .join();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object read) {
        ByteBuf bytes = (ByteBuf) read;
        while (bytes.isReadable() && !passed.isDone()) {
            hear(context, bytes.readUnsignedByte());
        }
        if (bytes.isReadable() && passed.join()) {
            context.fireChannelRead(bytes);
        } else {
            bytes.release();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        passed.complete(false);
        context.fireChannelInactive();
    }

    private void hear(ChannelHandlerContext context, int octet) {
        if (!telnet.isText(octet)) {
            return;
        }
        words.append((char) octet);
        if (++heard > MOST_WORDS) {
            finish(context, false);
        } else if (isHeard()) {
            answer(context);
        }
    }

    private boolean isHeard() {
        String said = words.toString().toLowerCase(Locale.ROOT);
        return step == Step.WELCOME
                ? !said.isBlank() && (said.endsWith("\r") || said.endsWith("\n"))
                : said.stripTrailing().endsWith(step.words);
    }

    private void answer(ChannelHandlerContext context) {
        switch (step) {
            case USER -> {
                say(context, ByteBufUtil.writeUtf8(context.alloc(), login.user()));
                step = Step.PASSWORD;
            }
            case PASSWORD -> {
                say(context, password(context));
                step = Step.WELCOME;
            }
            case WELCOME ->
                    finish(context, words.toString().toLowerCase(Locale.ROOT).contains("ok"));
        }
        words.setLength(0);
    }

    private ByteBuf password(ChannelHandlerContext context) {
        int length = login.password().length();
        ByteBuf bytes = context.alloc().directBuffer(length, length);
        ByteBuffer room = bytes.nioBuffer(0, length);
        login.password().copyTo(room);
        return bytes.writerIndex(length);
    }

    /** The words are wiped once the socket took them. */
    private void say(ChannelHandlerContext context, ByteBuf line) {
        ByteBuf kept = line.retain();
        context.write(line)
                .addListener(_ -> {
                    Wiping.release(kept);
                });
        context.writeAndFlush(ByteBufUtil.writeAscii(context.alloc(), end));
    }

    private void finish(ChannelHandlerContext context, boolean welcome) {
        passed.complete(welcome);
        if (welcome) {
            context.pipeline().remove(this);
        } else {
            context.close();
        }
    }
}
