package org.carrel.config;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A password or key from the configuration, kept outside the heap so that it can be wiped and
 * stands in no heap dump. It shows its content to nobody; it copies it or compares with it. Where a
 * new configuration has the same secret as the one in force, both hold the one object, and it is
 * wiped when the last of them is closed. Safe for several threads; whoever holds the {@link
 * GatewayConfig} closes it with that.
 */
public final class Secret implements AutoCloseable {

    private final ByteBuffer content;
    private final AtomicInteger holders = new AtomicInteger(1);
    private volatile boolean closed;

    private Secret(ByteBuffer content) {
        this.content = content;
    }

    /** A secret with a copy of the remaining bytes; the giver wipes its own. */
    public static Secret copyOf(ByteBuffer from) {
        ByteBuffer content = ByteBuffer.allocateDirect(from.remaining());
        content.put(0, from, from.position(), from.remaining());
        return new Secret(content);
    }

    /** Its length in bytes. */
    public int length() {
        return content.capacity();
    }

    /**
     * Whether the remaining bytes are the secret, found out in a time that depends on their number
     * only. Never true after closing.
     */
    public boolean matches(ByteBuffer candidate) {
        int size = content.capacity();
        int difference = size ^ candidate.remaining();
        for (int at = 0; at < candidate.remaining(); at++) {
            int own = size == 0 ? 0 : content.get(at % size);
            difference |= own ^ candidate.get(candidate.position() + at);
        }
        return difference == 0 && !closed;
    }

    /**
     * Appends the secret to a buffer that the caller wipes.
     *
     * @throws IllegalStateException after closing
     */
    public void copyTo(ByteBuffer to) {
        if (closed) {
            throw new IllegalStateException("the secret is closed");
        }
        to.put(to.position(), content, 0, content.capacity());
        to.position(to.position() + content.capacity());
    }

    /** Whether the other one has the same content; never after closing. */
    boolean isSameAs(Secret other) {
        return matches(other.content.duplicate().clear()) && !other.closed;
    }

    /** Takes one more holder on, who closes it too; false where it is wiped already. */
    boolean share() {
        return holders.getAndUpdate(count -> count == 0 ? 0 : count + 1) > 0;
    }

    /** Wipes the content when its last holder closes it; after that, does nothing more. */
    @Override
    public void close() {
        if (holders.getAndUpdate(count -> Math.max(0, count - 1)) == 1) {
            closed = true;
            wipe(content);
        }
    }

    /** Says only that there is one. */
    @Override
    public String toString() {
        return "Secret";
    }

    /** Zeroes a whole buffer, whatever its position and limit. */
    static void wipe(ByteBuffer buffer) {
        for (int at = 0; at < buffer.capacity(); at++) {
            buffer.clear().put(at, (byte) 0);
        }
    }
}
