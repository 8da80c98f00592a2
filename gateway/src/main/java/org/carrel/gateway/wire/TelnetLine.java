package org.carrel.gateway.wire;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;

/**
 * One short line as a telnet terminal types it, without the negotiation that may stand in it (RFC
 * 854), backspaces applied; what is too long is cut. Of one connection, on its event loop; whoever
 * makes it closes it, which wipes it.
 */
final class TelnetLine implements AutoCloseable {
    private static final int LONGEST = 128;
    private static final int BACKSPACE = 0x08;
    private static final int DELETE = 0x7F;

    private final ByteBuf typed;
    private final TelnetWords words = new TelnetWords();

    TelnetLine(ByteBufAllocator allocator) {
        this.typed = allocator.directBuffer(LONGEST, LONGEST);
    }

    /**
     * Takes one byte; whether it ended the line, be it with CR, LF or both: of a pair, the LF comes
     * to the next line, where it is nothing.
     */
    boolean isEndedBy(int octet) {
        if (!words.isText(octet)) {
            return false;
        }
        if (octet == '\r' || (octet == '\n' && typed.isReadable())) {
            return true;
        }
        type(octet);
        return false;
    }

    /** The line so far; a window that dies with this. */
    ByteBuf text() {
        return typed;
    }

    /** Wipes the line, for the next. */
    void clear() {
        typed.setZero(0, typed.capacity());
        typed.clear();
    }

    @Override
    public void close() {
        clear();
        typed.release();
    }

    private void type(int octet) {
        if (octet == BACKSPACE || octet == DELETE) {
            typed.writerIndex(Math.max(0, typed.writerIndex() - 1));
        } else if (octet >= ' ' && typed.isWritable()) {
            typed.writeByte(octet);
        }
    }
}
