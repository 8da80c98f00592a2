package org.carrel.sip2;

import io.netty.buffer.ByteBuf;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The memory of a message: its bytes from the code to the last delimiter, an index of its fields,
 * and the room behind them, in which one encoder may finish the wire's form without a copy. The
 * last holder's {@link #close()} wipes all of it, whatever stands in that room by then. Any thread.
 */
final class Sip2Frame {
    private final ByteBuf bytes;
    private final int length;
    private final Sip2Index index;
    private final boolean plain;
    private final AtomicInteger holders = new AtomicInteger(1);
    private final AtomicBoolean finished = new AtomicBoolean();

    /**
     * Takes over the buffer.
     *
     * @param length how many of its bytes are the message
     * @param plain whether every byte is printable ASCII and no value holds a delimiter, so that
     *     the frame is the wire's form as it stands
     */
    Sip2Frame(ByteBuf bytes, int length, Sip2Index index, boolean plain) {
        this.bytes = bytes;
        this.length = length;
        this.index = index;
        this.plain = plain;
    }

    ByteBuf bytes() {
        return bytes;
    }

    /** In bytes of UTF-8, with code, columns and delimiters. */
    int length() {
        return length;
    }

    Sip2Index index() {
        return index;
    }

    boolean plain() {
        return plain;
    }

    /**
     * Whether the caller may write so many bytes behind the message; true once only, for what was
     * written there may still be on its way to a socket.
     */
    boolean mayFinish(int room) {
        return bytes.capacity() - length >= room && finished.compareAndSet(false, true);
    }

    /**
     * One more holder.
     *
     * @throws IllegalStateException if the last holder has closed it already
     */
    void share() {
        if (holders.getAndUpdate(held -> held > 0 ? held + 1 : held) <= 0) {
            throw new IllegalStateException("shared after it was closed");
        }
    }

    void close() {
        int left = holders.decrementAndGet();
        if (left < 0) {
            throw new IllegalStateException("closed more often than held");
        }
        if (left == 0) {
            Wiping.release(bytes);
        }
    }
}
