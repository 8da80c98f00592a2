package org.carrel.z3950;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import org.carrel.z3950.MalformedApdu.Fault;
import org.carrel.z3950.ber.BerFraming;
import org.carrel.z3950.ber.MalformedBer;
import org.carrel.z3950.ber.Wiping;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a peer's bytes into APDUs, wherever TCP split them, and hands on an {@link Apdu} or, in its
 * place, a {@link MalformedApdu}, after which nothing more is read. The receiver closes the APDU.
 * Bytes that were read are wiped. One per connection, on its event loop.
 */
public final class ApduDecoder extends ChannelInboundHandlerAdapter {
    /** The longest APDU that a client may send, in bytes (z3950.md §6.1). */
    public static final int LARGEST_OF_CLIENT = 256 * 1024;

    /** The longest APDU that a server may send, in bytes (z3950.md §6.1). */
    public static final int LARGEST_OF_SERVER = 16 * 1024 * 1024;

    private static final int FIRST_SIZE = 256;

    private final BerFraming framing;
    private @Nullable ByteBuf pending;
    private boolean deaf;

    /** A decoder that takes APDUs of at most so many bytes. */
    public ApduDecoder(int largest) {
        this.framing = new BerFraming(largest);
    }

    /** Whether an APDU has begun and its end has not come yet. */
    public boolean isInsideApdu() {
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
        try {
            cut(context, whole);
        } finally {
            keepRest(context, whole);
        }
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
        while (!deaf && bytes.isReadable()) {
            Object apdu = next(context, bytes);
            if (apdu == null) {
                return;
            }
            deaf = deaf || apdu instanceof MalformedApdu;
            context.fireChannelRead(apdu);
        }
    }

    private @Nullable Object next(ChannelHandlerContext context, ByteBuf bytes) {
        int start = bytes.readerIndex();
        if (!mayBegin(bytes.getUnsignedByte(start))) {
            return new MalformedApdu(Fault.UNKNOWN_APDU, 0);
        }
        try {
            int length = framing.scan(bytes, start, bytes.writerIndex());
            if (length == BerFraming.UNFINISHED) {
                return null;
            }
            bytes.skipBytes(length);
            ByteBuf frame = context.alloc().directBuffer(length, length);
            return Apdu.of(frame.writeBytes(bytes, start, length));
        } catch (MalformedBer malformed) {
            boolean tooLong = malformed.fault() == MalformedBer.Fault.TOO_LONG;
            return new MalformedApdu(
                    tooLong ? Fault.TOO_LONG : Fault.BROKEN_BER, malformed.offset());
        } catch (MalformedApdu malformed) {
            return malformed;
        }
    }

    /** Context tags from 20 on, constructed (z3950.md §1.1); HTTP and noise begin otherwise. */
    private static boolean mayBegin(int octet) {
        return octet >= 0xB4 && octet <= 0xBF;
    }

    /**
     * Keeps an unfinished frame in a buffer of our own, so that the one that was read can be wiped
     * and given back.
     */
    private void keepRest(ChannelHandlerContext context, ByteBuf whole) {
        int rest = deaf ? 0 : whole.readableBytes();
        if (rest == 0) {
            Wiping.releaseWritten(whole); // sockets are read into far more room than they fill
        } else if (whole.readerIndex() == 0) {
            pending = whole;
        } else {
            int size = Math.max(FIRST_SIZE, rest * 2);
            pending = Wiping.moved(whole, context.alloc().directBuffer(size));
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
