package org.carrel.gateway.catalogue;

import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.DecoderException;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Supplier;
import org.carrel.z3950.Apdu;
import org.carrel.z3950.ApduType;
import org.carrel.z3950.CloseReason;
import org.carrel.z3950.Diagnostic;
import org.carrel.z3950.MalformedApdu;
import org.jspecify.annotations.Nullable;

/**
 * One Z39.50 client's connection, from its Init to its end (z3950.md §6.3): one question at a time,
 * in the order in which they came. Everything happens on its event loop.
 */
final class Association extends ChannelInboundHandlerAdapter {
    private static final int MOST_WAITING = 8;

    private final Guest guest;
    private final Supplier<ClientDesk> newest;
    private final Queue<Apdu> inbox = new ArrayDeque<>();
    private @Nullable Conversation conversation;
    private ClientDesk desk;
    private boolean busy;
    private boolean closing;

    /**
     * @param newest the desk that is in force at its door, asked before each question
     */
    Association(Guest guest, Supplier<ClientDesk> newest) {
        this.guest = guest;
        this.newest = newest;
        this.desk = newest.get();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object read) {
        switch (read) {
            case Apdu apdu when closing -> apdu.close();
            case Apdu apdu -> {
                inbox.add(apdu);
                if (inbox.size() == MOST_WAITING) {
                    context.channel().config().setAutoRead(false);
                }
                serveWaiting(context);
            }
            case MalformedApdu malformed -> {
                desk.malformed(malformed);
                sayGoodbye(context, null, CloseReason.PROTOCOL_ERROR);
            }
            default -> {
                ReferenceCountUtil.release(read);
                throw new IllegalStateException("the wire brought no APDU");
            }
        }
    }

    /** The gateway wants it to end: the client was silent too long, or the house closes. */
    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof CloseReason reason) {
            sayGoodbye(context, null, reason);
        } else {
            context.fireUserEventTriggered(event);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) throws Exception {
        closing = true;
        Conversation over = conversation;
        conversation = null;
        if (over != null) {
            over.close();
        }
        forgetWaiting();
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

    private void serveWaiting(ChannelHandlerContext context) {
        while (!busy && !closing && !inbox.isEmpty()) {
            if (inbox.size() == MOST_WAITING) {
                context.channel().config().setAutoRead(true);
            }
            serve(context, inbox.remove());
        }
    }

    private void serve(ChannelHandlerContext context, Apdu apdu) {
        Conversation begun = conversation;
        if (apdu.type() == ApduType.INIT && begun == null) {
            init(context, apdu);
            return;
        }
        if (begun == null || !Conversation.isServed(apdu.type())) {
            sayGoodbye(context, apdu, reasonFor(apdu));
            apdu.close();
            return;
        }
        if (apdu.type() == ApduType.TRIGGER_RESOURCE_CONTROL) {
            apdu.close(); // it has no answer, and there is nothing here that it could trigger
            return;
        }
        busy = true;
        desk = guest.waits(newest);
        begun.obey(desk);
        begun.answer(apdu, answer -> answered(context, apdu, answer));
    }

    private void answered(ChannelHandlerContext context, Apdu question, Apdu answer) {
        question.close();
        busy = false;
        guest.served();
        if (closing) {
            answer.close();
            return;
        }
        guest.sent(answer.size());
        context.writeAndFlush(answer, context.voidPromise());
        serveWaiting(context);
    }

    private void init(ChannelHandlerContext context, Apdu apdu) {
        Greeting greeting = new Greeting(apdu);
        desk = newest.get();
        Diagnostic no = desk.objection(apdu);
        if (no == null) {
            conversation = new Conversation(desk, greeting, guest, context.channel().eventLoop());
            guest.settled();
            context.writeAndFlush(greeting.accepted(context.alloc()), context.voidPromise());
        } else {
            closing = true;
            context.writeAndFlush(greeting.rejected(context.alloc(), no))
                    .addListener(ChannelFutureListener.CLOSE);
        }
        apdu.close();
    }

    private static CloseReason reasonFor(Apdu apdu) {
        return apdu.type() == ApduType.CLOSE ? CloseReason.FINISHED : CloseReason.PROTOCOL_ERROR;
    }

    /** A client of version 2 knows no Close; it sees the connection end. */
    private void sayGoodbye(
            ChannelHandlerContext context, @Nullable Apdu question, CloseReason reason) {
        if (closing) {
            return;
        }
        closing = true;
        forgetWaiting();
        Conversation open = conversation;
        if (open != null && open.isVersion3()) {
            context.writeAndFlush(open.goodbye(question, reason))
                    .addListener(ChannelFutureListener.CLOSE);
        } else {
            context.close();
        }
    }

    private void forgetWaiting() {
        inbox.forEach(Apdu::close);
        inbox.clear();
    }
}
