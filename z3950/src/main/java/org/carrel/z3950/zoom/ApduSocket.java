package org.carrel.z3950.zoom;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.carrel.z3950.Apdu;
import org.carrel.z3950.ApduDecoder;
import org.carrel.z3950.MalformedApdu;
import org.carrel.z3950.ber.BerFraming;
import org.carrel.z3950.ber.MalformedBer;
import org.carrel.z3950.ber.Wiping;
import org.carrel.z3950.zoom.ZoomFailed.Kind;

/**
 * Sends and receives APDUs over a socket that waits. Takes no APDU that is longer than a server may
 * send, waits for none longer than its timeout, and wipes every array and buffer that held one. One
 * thread; whoever opens it closes it.
 */
final class ApduSocket implements AutoCloseable {
    private static final int CHUNK = 16 * 1024;

    /** The least first octet of an APDU, as a number without sign (z3950.md §1.1). */
    private static final int FIRST_OCTET = 0xB4;

    private final Socket socket;
    private final ByteBufAllocator allocator;
    private final Duration timeout;
    private final BerFraming framing = new BerFraming(ApduDecoder.LARGEST_OF_SERVER);
    private final byte[] chunk = new byte[CHUNK];
    private ByteBuf pending;

    private ApduSocket(Socket socket, ByteBufAllocator allocator, Duration timeout) {
        this.socket = socket;
        this.allocator = allocator;
        this.timeout = timeout;
        this.pending = allocator.directBuffer(CHUNK);
    }

    /**
     * Connects.
     *
     * @throws ZoomFailed if that cannot be done in time
     */
    static ApduSocket open(
            InetSocketAddress address, ConnectionOptions options, ByteBufAllocator allocator) {
        Socket socket = options.sockets().get();
        try {
            socket.setTcpNoDelay(true);
            socket.connect(address, (int) options.timeout().toMillis());
            return over(socket, options.timeout(), allocator);
        } catch (IOException unreachable) {
            shut(socket);
            throw new ZoomFailed(Kind.UNREACHABLE);
        }
    }

    /** Takes over a socket that is connected. */
    static ApduSocket over(Socket socket, Duration timeout, ByteBufAllocator allocator) {
        return new ApduSocket(socket, allocator, timeout);
    }

    /** Sends an APDU that {@code ApduWriter} made, and closes it. */
    void send(Apdu apdu) {
        byte[] bytes = new byte[apdu.size()];
        try (apdu) {
            apdu.root().whole().getBytes(0, bytes);
            socket.getOutputStream().write(bytes);
        } catch (IOException gone) {
            throw new ZoomFailed(Kind.CLOSED);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    /** The next APDU, which the caller closes. */
    Apdu receive() {
        long deadline = System.nanoTime() + timeout.toNanos();
        try {
            int length = scan();
            while (length == BerFraming.UNFINISHED) {
                read(deadline);
                length = scan();
            }
            return cut(length);
        } catch (MalformedBer | MalformedApdu malformed) {
            throw new ZoomFailed(Kind.MALFORMED);
        }
    }

    @Override
    public void close() {
        shut(socket);
        if (pending.refCnt() > 0) {
            Wiping.release(pending);
        }
    }

    private int scan() {
        int from = pending.readerIndex();
        if (pending.isReadable() && pending.getUnsignedByte(from) < FIRST_OCTET) {
            throw new ZoomFailed(Kind.MALFORMED);
        }
        return framing.scan(pending, from, pending.writerIndex());
    }

    private Apdu cut(int length) {
        int start = pending.readerIndex();
        ByteBuf frame = allocator.directBuffer(length, length).writeBytes(pending, length);
        pending.setZero(start, length);
        if (!pending.isReadable()) {
            pending.clear();
        }
        return Apdu.of(frame);
    }

    private void read(long deadline) {
        long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        if (left <= 0) {
            throw new ZoomFailed(Kind.TIMED_OUT);
        }
        try {
            socket.setSoTimeout((int) left);
            int count = socket.getInputStream().read(chunk);
            if (count < 0) {
                throw new ZoomFailed(Kind.CLOSED);
            }
            append(count);
        } catch (SocketTimeoutException late) {
            throw new ZoomFailed(Kind.TIMED_OUT);
        } catch (IOException gone) {
            throw new ZoomFailed(Kind.CLOSED);
        }
    }

    /** Growth of a buffer would leave the old bytes behind, so a larger one takes its place. */
    private void append(int count) {
        if (pending.writableBytes() < count) {
            int size = (pending.readableBytes() + count) * 2;
            pending = Wiping.moved(pending, allocator.directBuffer(size));
        }
        pending.writeBytes(chunk, 0, count);
        Arrays.fill(chunk, 0, count, (byte) 0);
    }

    private static void shut(Socket socket) {
        try {
            socket.close();
        } catch (IOException closed) {
            // there is nothing that could be done about it, and nothing to be said
            return;
        }
    }
}
