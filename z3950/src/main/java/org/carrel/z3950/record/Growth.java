package org.carrel.z3950.record;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import org.carrel.z3950.ber.Wiping;

/** Memory that grows by moving, so that nothing is left behind. */
final class Growth {
    private Growth() {}

    /**
     * A buffer with room for so many more bytes: this one, or a larger one that took its place.
     *
     * @throws MalformedRecord if it would be larger than {@code limit}
     */
    static ByteBuf room(ByteBuf buffer, int more, int limit, ByteBufAllocator allocator) {
        if (more <= buffer.writableBytes()) {
            return buffer;
        }
        int written = buffer.writerIndex();
        if (more > limit - written) {
            throw new MalformedRecord(MalformedRecord.Fault.TOO_LONG, written);
        }
        int size = Math.min(limit, Math.max(written + more, buffer.capacity() * 2));
        ByteBuf larger = allocator.directBuffer(size, size);
        larger.writeBytes(buffer, 0, written);
        Wiping.release(buffer);
        return larger;
    }
}
