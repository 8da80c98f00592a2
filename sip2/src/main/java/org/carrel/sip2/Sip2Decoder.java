package org.carrel.sip2;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import org.carrel.sip2.MalformedSip2.Fault;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a peer's bytes into messages at the terminator, wherever TCP split them, and hands on a
 * {@link Sip2Message} or, in its place, a {@link MalformedSip2}. The receiver closes the message.
 * Skips what old hardware puts in front: telnet negotiation, NUL, blanks, a stray LF (sip2.md §1,
 * §7). Bytes that were read are wiped. One per connection, on its event loop.
 */
public final class Sip2Decoder extends ChannelInboundHandlerAdapter {
    /**
     * The longest frame that is accepted, in bytes without its terminator; after a longer one
     * nothing more is read.
     */
    public static final int LONGEST_FRAME = 64 * 1024;

    /**
     * Told once down the pipeline, as a user event, when a peer's characters look like those of
     * another set than the one agreed (sip2.md §6.2).
     */
    public enum Doubt {
        CHARSET
    }

    private static final int TELNET_COMMAND = 0xFF;
    private static final int TELNET_WILL = 0xFB;

    private final Sip2Dialect dialect;
    private @Nullable Sip2Reader reader;
    private @Nullable ByteBuf pending;
    private int searched;
    private boolean deaf;
    private boolean doubted;

    /** Whether the buffer that is being cut went with a message. */
    private boolean handedOver;

    public Sip2Decoder(Sip2Dialect dialect) {
        this.dialect = dialect;
    }

    /** Whether a message has begun and its end has not come yet. */
    public boolean isInsideMessage() {
        return pending != null;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object read) {
        if (!(read instanceof ByteBuf bytes)) {
            context.fireChannelRead(read);
            return;
        }
        ByteBuf whole = pending == null ? bytes : joined(context, pending, bytes);
        pending = null;
        handedOver = false;
        try {
            cut(context, whole);
        } finally {
            if (handedOver) {
                searched = 0;
            } else {
                keepRest(context, whole);
            }
        }
    }

    /**
     * Nothing more has come just now: a message that is whole by its checksum waits no longer for a
     * terminator that some peers forget (sip2.md §7, row 34). If it still comes, it is skipped.
     */
    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        ByteBuf whole = pending;
        if (whole != null && !deaf) {
            Sip2Reader reading = reader(context);
            int end = withoutControls(whole);
            if (reading.isWhole(whole, whole.readerIndex(), end)) {
                pending = null;
                searched = 0;
                try {
                    context.fireChannelRead(copied(reading, whole, whole.readerIndex(), end));
                } finally {
                    Wiping.release(whole);
                }
            }
        }
        context.fireChannelReadComplete();
    }

    /** Wipes what is unfinished, and makes deaf: this may happen while a read is being cut. */
    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        deaf = true;
        if (pending != null) {
            Wiping.release(pending);
            pending = null;
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) throws Exception {
        handlerRemoved(context);
        super.channelInactive(context);
    }

    private void cut(ChannelHandlerContext context, ByteBuf bytes) {
        Sip2Reader reading = reader(context);
        while (!deaf && !handedOver && skipJunk(bytes)) {
            int start = bytes.readerIndex();
            int end = terminator(bytes, Math.max(start, searched));
            if ((end < 0 ? bytes.writerIndex() : end) - start > LONGEST_FRAME) {
                deaf = true;
                context.fireChannelRead(new MalformedSip2(Fault.TOO_LONG, LONGEST_FRAME, false));
                return;
            }
            if (end < 0) {
                return;
            }
            bytes.readerIndex(end + 1);
            context.fireChannelRead(read(reading, bytes, start, end));
            tellDoubt(context, reading);
        }
    }

    private Sip2Reader reader(ChannelHandlerContext context) {
        Sip2Reader made = reader;
        if (made == null) {
            made = new Sip2Reader(dialect, context.alloc());
            reader = made;
        }
        return made;
    }

    private void tellDoubt(ChannelHandlerContext context, Sip2Reader reading) {
        if (reading.isDoubtful() && !doubted) {
            doubted = true;
            context.fireUserEventTriggered(Doubt.CHARSET);
        }
    }

    /** The usual read is one message and nothing else; its buffer becomes the message's frame. */
    private Object read(Sip2Reader reading, ByteBuf bytes, int start, int end) {
        if (start > 0 || !isNothingBehind(bytes) || bytes.isReadOnly()) {
            return copied(reading, bytes, start, end);
        }
        try {
            Sip2Message taken = reading.take(bytes, end);
            handedOver = reading.tookOver();
            return taken;
        } catch (MalformedSip2 malformed) {
            return malformed;
        }
    }

    private static Object copied(Sip2Reader reading, ByteBuf bytes, int start, int end) {
        try {
            return reading.read(bytes, start, end);
        } catch (MalformedSip2 malformed) {
            return malformed;
        }
    }

    /** Nothing, or the second half of CR LF. */
    private static boolean isNothingBehind(ByteBuf bytes) {
        int rest = bytes.readableBytes();
        return rest == 0 || (rest == 1 && bytes.getByte(bytes.readerIndex()) == '\n');
    }

    /** Moves to the first byte that may begin a message; false where there is none yet. */
    private static boolean skipJunk(ByteBuf bytes) {
        while (bytes.isReadable()) {
            int at = bytes.readerIndex();
            int octet = bytes.getUnsignedByte(at);
            if (octet == TELNET_COMMAND) {
                if (bytes.readableBytes() < 2) {
                    return false;
                }
                int width =
                        bytes.getUnsignedByte(at + 1) >= TELNET_WILL
                                        && bytes.getUnsignedByte(at + 1) < TELNET_COMMAND
                                ? 3
                                : 2;
                if (bytes.readableBytes() < width) {
                    return false;
                }
                bytes.skipBytes(width);
            } else if (octet <= ' ') {
                bytes.skipBytes(1);
            } else {
                return true;
            }
        }
        return false;
    }

    /** Where the bytes end without a line end that this dialect does not know. */
    private static int withoutControls(ByteBuf bytes) {
        int end = bytes.writerIndex();
        while (end > bytes.readerIndex() && bytes.getUnsignedByte(end - 1) < ' ') {
            end--;
        }
        return end;
    }

    private int terminator(ByteBuf bytes, int from) {
        int carriageReturn = bytes.indexOf(from, bytes.writerIndex(), (byte) '\r');
        if (dialect.terminator() != Sip2Dialect.Terminator.LF) {
            return carriageReturn;
        }
        int lineFeed =
                bytes.indexOf(
                        from,
                        carriageReturn < 0 ? bytes.writerIndex() : carriageReturn,
                        (byte) '\n');
        return lineFeed < 0 ? carriageReturn : lineFeed;
    }

    /**
     * Keeps an unfinished frame in a buffer of our own, so that the one that was read can be wiped
     * and given back.
     */
    private void keepRest(ChannelHandlerContext context, ByteBuf whole) {
        int rest = deaf ? 0 : whole.readableBytes();
        searched = rest;
        if (rest == 0) {
            Wiping.release(whole);
        } else if (whole.readerIndex() == 0) {
            pending = whole;
        } else {
            pending = Wiping.moved(whole, context.alloc().directBuffer(Math.max(256, rest * 2)));
        }
    }

    private static ByteBuf joined(ChannelHandlerContext context, ByteBuf first, ByteBuf second) {
        ByteBuf whole = first;
        if (first.isReadOnly() || first.writableBytes() < second.readableBytes()) {
            int size = (first.readableBytes() + second.readableBytes()) * 2;
            whole = Wiping.moved(first, context.alloc().directBuffer(size));
        }
        return Wiping.moved(second, whole);
    }
}
