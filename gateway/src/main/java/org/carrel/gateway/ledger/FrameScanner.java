package org.carrel.gateway.ledger;

import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/**
 * Finds the elements in a stream of SIP2 as a receiver would, in whatever pieces it comes, and
 * keeps no byte of it. Its own, so that a fault of the reader and the writer is not also its fault.
 * One thread.
 */
final class FrameScanner {
    private static final int CODE_LENGTH = 2;
    private static final int CHECKSUM_LENGTH = 4; // hhhh
    private static final int SEQUENCE_AND_CHECKSUM_LENGTH = 7; // nAZhhhh
    private static final int MOST_LINES = 64;

    private final TapSheet sheet;
    private final Counters counters;
    private final StopSearch stops;
    private final int delimiter;
    private final int[] lines = new int[MOST_LINES * 2];
    private int length;

    // where in a frame the next byte stands
    private TapSheet.@Nullable Row row;
    private int code;
    private int position;
    private int first;
    private int second;
    private int inSegment;
    private boolean broken;

    FrameScanner(TapSheet sheet, Counters counters, char delimiter) {
        this.sheet = sheet;
        this.counters = counters;
        this.delimiter = delimiter;
        this.stops = new StopSearch(delimiter);
    }

    /** Counts what stands between two places of a buffer. */
    void scan(ByteBuf bytes, int from, int to) {
        int at = from;
        while (at < to) {
            TapSheet.Row known = row;
            if (known != null && position < known.width()) {
                at = column(known, bytes, at, to);
            } else if (known != null && inSegment >= 2) {
                int stop = stops.next(bytes, at, to);
                inSegment += stop - at;
                at = stop < to ? octet(bytes.getByte(stop), stop) : to;
            } else {
                at = octet(bytes.getByte(at), at);
            }
        }
        flush();
    }

    private int column(TapSheet.Row known, ByteBuf bytes, int from, int to) {
        int end = Math.min(to, from + known.width() - position);
        for (int at = stops.next(bytes, from, end); at < end; ) {
            byte stop = bytes.getByte(at);
            if (isEnd(stop)) {
                broken = true;
                position += at - from;
                return octet(stop, at);
            }
            at = stops.next(bytes, at + 1, end); // a delimiter is a letter like others here
        }
        position += end - from;
        if (position == known.width()) {
            columnsSeen(known);
        }
        return end;
    }

    private int octet(byte octet, int at) {
        if (isEnd(octet)) {
            frameEnded();
        } else if (row == null) {
            codeLetter(octet);
        } else if (octet == delimiter) {
            segmentEnded(row);
        } else {
            first = inSegment == 0 ? octet & 0xFF : first;
            second = inSegment == 1 ? octet & 0xFF : second;
            inSegment++;
        }
        return at + 1;
    }

    private void codeLetter(byte octet) {
        boolean digit = octet >= '0' && octet <= '9';
        broken |= !digit;
        code = digit ? code * 10 + octet - '0' : code;
        position++;
        if (position == CODE_LENGTH && !broken) {
            row = sheet.row(code);
            broken = row == null;
            if (row != null) {
                position = 0;
                if (row.width() == 0) {
                    columnsSeen(row);
                }
            }
        }
    }

    private void columnsSeen(TapSheet.Row known) {
        int[] columns = known.columns();
        for (int at = 0; at < columns.length; at += 2) {
            count(columns[at], columns[at + 1]);
        }
    }

    private void segmentEnded(TapSheet.Row known) {
        if (inSegment >= 2) {
            count(known.field(sheet.slot(first, second)), inSegment - 2);
        } else if (inSegment == 1) { // no field, but somebody's byte
            count(known.field(sheet.slot(0, 0)), 1);
        }
        inSegment = 0;
    }

    /**
     * Behind the last delimiter stands the error detection, or a field that lacks its delimiter.
     */
    private void frameEnded() {
        TapSheet.Row known = row;
        if (known != null && !broken) {
            if (!isErrorDetection()) {
                segmentEnded(known);
            }
        } else if (broken || position > 0) {
            count(sheet.unreadable(), position + (known == null ? 0 : CODE_LENGTH));
        }
        row = null;
        code = 0;
        position = 0;
        inSegment = 0;
        broken = false;
    }

    private boolean isErrorDetection() {
        boolean numbered = second == 'Y' && inSegment - 2 == SEQUENCE_AND_CHECKSUM_LENGTH;
        boolean signed = second == 'Z' && inSegment - 2 == CHECKSUM_LENGTH;
        return first == 'A' && (numbered || signed);
    }

    private void count(int counter, int bytes) {
        if (length == lines.length) {
            flush();
        }
        lines[length++] = counter;
        lines[length++] = bytes;
    }

    private void flush() {
        counters.addAll(lines, length);
        length = 0;
    }

    private static boolean isEnd(int octet) {
        return octet == '\r' || octet == '\n';
    }
}
