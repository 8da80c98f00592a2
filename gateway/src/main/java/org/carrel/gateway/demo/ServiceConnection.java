package org.carrel.gateway.demo;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.concurrent.TimeUnit;
import org.carrel.sip2.FixedField;
import org.carrel.sip2.MalformedSip2;
import org.carrel.sip2.MalformedSip2.Fault;
import org.carrel.sip2.Sip2Message;
import org.carrel.sip2.Sip2MessageType;
import org.jspecify.annotations.Nullable;

/**
 * One terminal at a simulated service. Like most library systems it does the work of a repeated
 * request again (sip2.md §5.3): to keep that from happening is the gateway's duty. Pipelined
 * requests are answered in order.
 */
final class ServiceConnection extends ChannelInboundHandlerAdapter {
    private final ServiceOptions options;
    private final Answers answers;
    private boolean loggedIn;
    private @Nullable Sip2Message last;

    ServiceConnection(ServiceOptions options, Answers answers) {
        this.options = options;
        this.answers = answers;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object read) {
        if (read instanceof MalformedSip2 malformed) {
            if (malformed.fault() == Fault.TOO_LONG) {
                context.close();
            } else {
                askAgain(context, malformed.errorDetection());
            }
        } else if (read instanceof Sip2Message message) {
            try (message) {
                answer(context, message);
            }
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) throws Exception {
        forget();
        super.channelInactive(context);
    }

    /** A terminal that breaks the line off has nothing more to hear. */
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
    }

    private void answer(ChannelHandlerContext context, Sip2Message message) {
        if (message.type() == Sip2MessageType.REQUEST_ACS_RESEND) {
            resend(context);
            return;
        }
        if (options.requireLogin() && !loggedIn && !needsNoLogin(message.type())) {
            context.close();
            return;
        }
        Reply reply = answers.to(new Question(message)).orElseGet(Reply::again);
        if (message.type() == Sip2MessageType.LOGIN) {
            loggedIn = reply.says(FixedField.OK, "1");
        }
        remember(reply.message(context.alloc(), message.sequence()));
        send(context, message.sequence());
    }

    private static boolean needsNoLogin(Sip2MessageType type) {
        return type == Sip2MessageType.LOGIN || type == Sip2MessageType.SC_STATUS;
    }

    private void resend(ChannelHandlerContext context) {
        if (last == null) {
            askAgain(context, true);
        } else {
            send(context, last.sequence());
        }
    }

    /**
     * 96 carries AZ where the terminal uses error detection; the encoder knows that it never
     * carries AY.
     */
    private static void askAgain(ChannelHandlerContext context, boolean errorDetection) {
        context.writeAndFlush(
                Reply.again()
                        .message(context.alloc(), errorDetection ? 0 : Sip2Message.NO_SEQUENCE));
    }

    private void send(ChannelHandlerContext context, int sequence) {
        if (last == null) {
            return;
        }
        Sip2Message copy = last.shared().numbered(sequence);
        if (options.latency() == 0) {
            context.writeAndFlush(copy);
        } else {
            context.executor()
                    .schedule(
                            () -> context.writeAndFlush(copy),
                            options.latency(),
                            TimeUnit.MILLISECONDS);
        }
    }

    private void remember(Sip2Message message) {
        forget();
        last = message;
    }

    private void forget() {
        if (last != null) {
            last.close();
            last = null;
        }
    }
}
