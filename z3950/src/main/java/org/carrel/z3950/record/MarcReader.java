package org.carrel.z3950.record;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.util.Arrays;
import java.util.function.Function;
import org.carrel.z3950.ber.Wiping;
import org.carrel.z3950.record.MalformedRecord.Fault;

/**
 * Reads ISO 2709, the structure of MARC 21, UNIMARC and the national formats: leader, directory,
 * fields. It is strict where a lie would hide something: the directory must name every field that
 * it names once, from one terminator to the next, so no byte is seen under two tags.
 */
public final class MarcReader {
    /** The most bytes a record can have, since its leader counts them in five digits. */
    public static final int LONGEST = 99_999;

    private static final int ENTRY = 12;
    private static final int BASE_AT = 12;
    private static final int FIELD_LENGTH_AT = 3;
    private static final int FIELD_START_AT = 7;
    private static final long EACH_BYTE = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;

    private final MarcDialect dialect;
    private final MarcCharset usual;
    private final ByteBufAllocator allocator;

    /** A reader that keeps records in direct memory of the allocator. Any thread. */
    public MarcReader(MarcDialect dialect, ByteBufAllocator allocator) {
        this(dialect, dialect.usual(), allocator);
    }

    /**
     * The same for records of somebody who writes in another set than is usual.
     *
     * @param usual what is meant by text that is no UTF-8
     */
    public MarcReader(MarcDialect dialect, MarcCharset usual, ByteBufAllocator allocator) {
        this.dialect = dialect;
        this.usual = usual;
        this.allocator = allocator;
    }

    /**
     * The record that the readable bytes of a buffer are, which it copies and leaves as they are.
     *
     * @throws MalformedRecord if they are none
     */
    public Marc read(ByteBuf body) {
        return read(body, Marc::charset);
    }

    /**
     * The same for somebody who does not keep all of it: a byte that goes anyway is not to decide
     * what the letters are that stay.
     *
     * @param judge asked what a record is written in that is not UTF-8 from end to end; the record
     *     that it is shown is still as it came
     * @throws MalformedRecord if they are none
     */
    public Marc read(ByteBuf body, Function<Marc, MarcCharset> judge) {
        int length = requireLeader(body);
        ByteBuf bytes = allocator.directBuffer(length, length);
        try {
            bytes.writeBytes(body, body.readerIndex(), length);
            MarcIndex index = directory(bytes, length);
            if (CharsetFinder.isPlain(bytes)) {
                return new Marc(bytes, index, MarcCharset.UTF_8);
            }
            Marc whole = new Marc(bytes, index, CharsetFinder.find(bytes, index, usual));
            MarcCharset charset =
                    whole.charset() == MarcCharset.UTF_8 ? MarcCharset.UTF_8 : judge.apply(whole);
            if (dialect == MarcDialect.MARC_21) {
                CharsetFinder.correct(bytes, charset);
            }
            return new Marc(bytes, index, charset);
        } catch (RuntimeException wrong) {
            Wiping.release(bytes);
            throw wrong;
        }
    }

    /** What the text of a record, or of what is left of one, is written in by itself. */
    public MarcCharset charset(Marc record) {
        return CharsetFinder.find(record.bytes(), record.index(), usual);
    }

    /** Where in a buffer the first end of a field or record stands, or -1. */
    static int separator(ByteBuf bytes, int from, int to) {
        int at = from;
        while (to - at >= Long.BYTES && !hasSeparator(bytes.getLong(at))) {
            at += Long.BYTES;
        }
        while (at < to && !isSeparator(bytes.getByte(at))) {
            at++;
        }
        return at < to ? at : -1;
    }

    static boolean isSeparator(int octet) {
        return octet == Marc.FIELD_END || octet == Marc.RECORD_END;
    }

    /** Looks at eight bytes at once: one that is a separator is zero when it is taken away. */
    private static boolean hasSeparator(long eight) {
        long ends = eight ^ (EACH_BYTE * Marc.FIELD_END);
        long last = eight ^ (EACH_BYTE * Marc.RECORD_END);
        long zero = ((ends - EACH_BYTE) & ~ends) | ((last - EACH_BYTE) & ~last);
        return (zero & HIGH_BITS) != 0;
    }

    /** The length of the record by its leader, if all that the leader says can be. */
    private static int requireLeader(ByteBuf body) {
        int start = body.readerIndex();
        int there = body.readableBytes();
        if (there < Marc.LEADER_LENGTH + 2) {
            throw new MalformedRecord(Fault.CUT_SHORT, there);
        }
        int length = number(Digits.five(body, start), 0);
        if (length > there) {
            throw new MalformedRecord(Fault.CUT_SHORT, there);
        }
        boolean twoAndTwo = body.getByte(start + 10) == '2' && body.getByte(start + 11) == '2';
        boolean map = body.getByte(start + 20) == '4' && body.getByte(start + 21) == '5';
        if (length < Marc.LEADER_LENGTH + 2 || !twoAndTwo || !map) {
            throw new MalformedRecord(Fault.LEADER, 0);
        }
        if (body.getByte(start + length - 1) != Marc.RECORD_END) {
            throw new MalformedRecord(Fault.LEADER, length - 1);
        }
        return length;
    }

    private static MarcIndex directory(ByteBuf bytes, int length) {
        int base = number(Digits.five(bytes, BASE_AT), BASE_AT);
        int size = base - Marc.LEADER_LENGTH - 1;
        if (base >= length || size < 0 || size % ENTRY != 0) {
            throw new MalformedRecord(Fault.DIRECTORY, BASE_AT);
        }
        if (bytes.getByte(base - 1) != Marc.FIELD_END) {
            throw new MalformedRecord(Fault.DIRECTORY, base - 1);
        }
        MarcIndex index = new MarcIndex(size / ENTRY);
        for (int entry = Marc.LEADER_LENGTH; entry < base - 1; entry += ENTRY) {
            int start = base + number(Digits.five(bytes, entry + FIELD_START_AT), entry);
            int end = start + number(Digits.four(bytes, entry + FIELD_LENGTH_AT), entry) - 1;
            requireField(bytes, entry, start, end, length - 1);
            index.add(tag(bytes, entry), start, end);
        }
        requireDistinct(index);
        return index;
    }

    private static int tag(ByteBuf bytes, int entry) {
        int tag = MarcTag.read(bytes, entry);
        if (tag == MarcTag.NONE) {
            throw new MalformedRecord(Fault.DIRECTORY, entry);
        }
        return tag;
    }

    /** The field reaches from the end of another one (or of the directory) to its own end. */
    private static void requireField(ByteBuf bytes, int entry, int start, int end, int limit) {
        if (end < start || end >= limit || bytes.getByte(start - 1) != Marc.FIELD_END) {
            throw new MalformedRecord(Fault.DIRECTORY, entry);
        }
        if (separator(bytes, start, end + 1) != end || bytes.getByte(end) != Marc.FIELD_END) {
            throw new MalformedRecord(Fault.FIELD, start);
        }
    }

    private static int number(int digits, int at) {
        if (digits == Digits.NONE) {
            throw new MalformedRecord(at < Marc.LEADER_LENGTH ? Fault.LEADER : Fault.DIRECTORY, at);
        }
        return digits;
    }

    /**
     * No two entries name the same field. Fields mostly stand in the order of the directory, and
     * then one look along it is enough.
     */
    private static void requireDistinct(MarcIndex index) {
        boolean rising = true;
        for (int field = 1; rising && field < index.size(); field++) {
            rising = index.start(field - 1) < index.start(field);
        }
        if (rising) {
            return;
        }
        int[] starts = new int[index.size()];
        for (int field = 0; field < starts.length; field++) {
            starts[field] = index.start(field);
        }
        Arrays.sort(starts);
        for (int at = 1; at < starts.length; at++) {
            if (starts[at - 1] == starts[at]) {
                throw new MalformedRecord(Fault.DIRECTORY, starts[at]);
            }
        }
    }
}
