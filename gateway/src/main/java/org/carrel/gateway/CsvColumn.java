package org.carrel.gateway;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

/**
 * Picks one column out of a table of comma-separated values, byte by byte, into one wiped buffer.
 * Knows quotes and doubled quotes, both line ends, and the mark that some programs put before
 * UTF-8.
 */
final class CsvColumn implements AutoCloseable {
    private static final int LONGEST = 256;
    private static final int[] MARK = {0xEF, 0xBB, 0xBF};

    private final int wanted;
    private final ByteBuf value = Unpooled.directBuffer(LONGEST, LONGEST);
    private int column = 1;
    private boolean quoted;
    private boolean quoteSeen;
    private boolean inLine;
    private boolean tooLong;
    private boolean reached;
    private long line = 1;
    private long position;

    /**
     * @param wanted the number of the column, from 1
     */
    CsvColumn(int wanted) {
        this.wanted = wanted;
        reached = wanted == 1;
    }

    /** Takes one byte; whether it was the last of a row. */
    boolean isRowOver(byte octet) {
        if (position < MARK.length && (octet & 0xff) == MARK[(int) position]) {
            position++;
            return false;
        }
        position = MARK.length;
        if (octet == '\n' && !(quoted && !quoteSeen)) {
            return true;
        }
        take(octet);
        return false;
    }

    private void take(byte octet) {
        if (octet == '\n') {
            line++;
        }
        if (octet == '\r' && !quoted) {
            return;
        }
        inLine = true;
        if (quoted) {
            takeQuoted(octet);
        } else if (octet == ',') {
            nextColumn();
        } else if (octet == '"') {
            quoted = true;
        } else {
            keep(octet);
        }
    }

    private void takeQuoted(byte octet) {
        if (quoteSeen && octet == '"') {
            quoteSeen = false;
            keep(octet);
        } else if (quoteSeen) {
            quoted = false;
            quoteSeen = false;
            take(octet);
        } else if (octet == '"') {
            quoteSeen = true;
        } else {
            keep(octet);
        }
    }

    private void nextColumn() {
        column++;
        reached |= column == wanted;
    }

    private void keep(byte octet) {
        if (column != wanted) {
            return;
        }
        if (value.isWritable()) {
            value.writeByte(octet);
        } else {
            tooLong = true;
        }
    }

    /** Whether the column was there and not too long. */
    boolean isWhole() {
        return reached && !tooLong;
    }

    boolean isEmptyLine() {
        return !inLine;
    }

    /** Whether the table ended without a line end. */
    boolean isLastRowOpen() {
        return inLine;
    }

    /** The line in which the row ends, from 1. */
    long line() {
        return line;
    }

    /** The column's value without blanks around it; a window until the next row. */
    ByteBuf value() {
        int start = value.readerIndex();
        int end = value.writerIndex();
        while (start < end && value.getByte(start) == ' ') {
            start++;
        }
        while (end > start && value.getByte(end - 1) == ' ') {
            end--;
        }
        return value.slice(start, end - start);
    }

    /** Wipes the value and begins anew. */
    void nextRow() {
        value.setZero(0, value.writerIndex()).clear();
        column = 1;
        reached = wanted == 1;
        quoted = false;
        quoteSeen = false;
        inLine = false;
        tooLong = false;
        line++;
    }

    @Override
    public void close() {
        value.setZero(0, value.capacity()).release();
    }
}
