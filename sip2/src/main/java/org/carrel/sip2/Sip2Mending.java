package org.carrel.sip2;

import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/**
 * Finds the fields in a frame whose sender kept neither to delimiters nor to widths: a delimiter
 * left out behind a field of fixed width, blanks to fill a field up, counts with too few digits
 * (sip2.md §7, rows 11, 12, 13). What cannot be understood so stays as it came. One frame, one
 * thread.
 */
final class Sip2Mending {
    private final Sip2Dialect dialect;
    private final ByteBuf wire;
    private final int end;
    private final Sip2Writer writer;
    private boolean doubtful;

    /**
     * @param end where the frame's fields end
     */
    Sip2Mending(Sip2Dialect dialect, ByteBuf wire, int end, Sip2Writer writer) {
        this.dialect = dialect;
        this.wire = wire;
        this.end = end;
        this.writer = writer;
    }

    /** Whether a value looked like another character set's than the one agreed. */
    boolean isDoubtful() {
        return doubtful;
    }

    /** Whether a field of this length stands as the standard has it, so that nothing is mended. */
    static boolean isRegular(@Nullable Sip2Field field, int length) {
        return field == null || field.width() == 0 || length == field.width() || length == 0;
    }

    /** Writes every field from here to the frame's end. */
    void write(int from) {
        int at = from;
        int stop = -1;
        while (at < end) {
            stop = stop < at ? delimiter(at) : stop; // looked for once, however often it is split
            at =
                    stop - at >= 2 && Sip2Field.isId(wire.getUnsignedShort(at))
                            ? writeField(at, stop)
                            : stop + 1;
        }
    }

    /** Gives the place at which the next field begins. */
    private int writeField(int at, int stop) {
        int id = wire.getUnsignedShort(at);
        Sip2Field field = Sip2Field.of(id);
        int start = at + Sip2Index.ID_LENGTH;
        if (isRegular(field, stop - start) || field == null) {
            writeValue(id, start, stop);
            return stop + 1;
        }
        return writeOfWidth(field, start, stop);
    }

    private int writeOfWidth(Sip2Field field, int start, int stop) {
        int full = start + field.width();
        if (full < stop && isKnownField(full, stop)) {
            writeValue(field.id(), start, full);
            return full;
        }
        if (full > stop && field.isCount() && isNumber(start, stop)) {
            writer.open(field.id(), field.width())
                    .writeBytes(Sip2Field.ZEROS, 0, full - stop)
                    .writeBytes(wire, start, stop - start);
            writer.shut();
        } else {
            writeValue(field.id(), start, full < stop && isBlank(full, stop) ? full : stop);
        }
        return stop + 1;
    }

    private void writeValue(int id, int start, int stop) {
        ByteBuf value = writer.open(id, (stop - start) * 3);
        dialect.toUtf8(wire, start, stop - start, value);
        doubtful |= dialect.isDoubtful(wire, start, stop - start);
        writer.shut();
    }

    private int delimiter(int from) {
        int found = wire.indexOf(from, end, (byte) dialect.delimiter());
        return found < 0 ? end : found;
    }

    private boolean isKnownField(int at, int stop) {
        return stop - at >= 2 && Sip2Field.of(wire.getUnsignedShort(at)) != null;
    }

    private boolean isNumber(int from, int to) {
        for (int at = from; at < to; at++) {
            if (wire.getByte(at) < '0' || wire.getByte(at) > '9') {
                return false;
            }
        }
        return true;
    }

    private boolean isBlank(int from, int to) {
        for (int at = from; at < to; at++) {
            if (wire.getByte(at) != ' ') {
                return false;
            }
        }
        return true;
    }
}
