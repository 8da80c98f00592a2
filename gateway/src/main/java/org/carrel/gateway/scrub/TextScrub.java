package org.carrel.gateway.scrub;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;

/**
 * Copies plain text line by line without the lines in which a person is found. Plain text has no
 * fields, so this is the least that can be done, and only where a site allows it. Stateless.
 */
final class TextScrub {
    private TextScrub() {}

    /** A buffer of its own with what stays, which the caller wipes. */
    static ByteBuf scrub(ByteBuf text, Values values, ByteBufAllocator allocator) {
        int size = Math.max(1, text.readableBytes());
        ByteBuf to = allocator.directBuffer(size, size);
        int end = text.writerIndex();
        int line = text.readerIndex();
        while (line < end) {
            int found = text.indexOf(line, end, (byte) '\n');
            int next = found < 0 ? end : found + 1;
            if (isReadable(text, line, next) && !values.findsPerson(text, line, next)) {
                to.writeBytes(text, line, next - line);
            }
            line = next;
        }
        return to;
    }

    /** A zero byte is a sign of UTF-16, in which no pattern would be found. */
    private static boolean isReadable(ByteBuf text, int from, int to) {
        for (int at = from; at < to; at++) {
            int octet = text.getByte(at);
            if (octet == 0 || octet == 0x1B) {
                return false;
            }
        }
        return true;
    }
}
