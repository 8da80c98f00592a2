package org.carrel.z3950.record;

import io.netty.buffer.ByteBuf;
import org.carrel.z3950.ber.Wiping;

/**
 * One MARC record, whichever form it came in: a leader and fields in one direct buffer, each field
 * with its indicators and subfields as ISO 2709 has them, without the terminator. Whoever makes it
 * closes it, which wipes the buffer; what it hands out are windows that die with it. Not to be
 * changed after it was made, so several threads may read it.
 */
public final class Marc implements AutoCloseable {
    /** The length of the leader, which stands at the beginning of the buffer. */
    public static final int LEADER_LENGTH = 24;

    /** What begins a subfield. */
    public static final byte SUBFIELD = 0x1F;

    /** What ends a field. */
    public static final byte FIELD_END = 0x1E;

    /** What ends a record. */
    public static final byte RECORD_END = 0x1D;

    /** How many bytes of indicators a data field begins with. */
    public static final int INDICATORS = 2;

    /** More fields than the directory of a record of the greatest length can name. */
    static final int MOST_FIELDS = 7_700;

    /** The most bytes that fields and leader may take together. */
    static final int LARGEST_SIZE = 2 * 1024 * 1024;

    private final ByteBuf bytes;
    private final MarcIndex index;
    private final MarcCharset charset;
    private final int built;

    Marc(ByteBuf bytes, MarcIndex index, MarcCharset charset) {
        this(bytes, index, charset, 0);
    }

    /**
     * @param built where its fields begin, if they stand in a row as ISO 2709 has them, with
     *     nothing of worth between the leader and them; 0 if not
     */
    Marc(ByteBuf bytes, MarcIndex index, MarcCharset charset, int built) {
        this.bytes = bytes;
        this.index = index;
        this.charset = charset;
        this.built = built;
    }

    /** What its text is written in, as found out and not merely as declared. */
    public MarcCharset charset() {
        return charset;
    }

    int built() {
        return built;
    }

    MarcIndex index() {
        return index;
    }

    /** How many fields it has, control fields among them. */
    public int fields() {
        return index.size();
    }

    /** The tag of the field at a position, as {@link MarcTag} makes it. */
    public int tag(int field) {
        return index.tag(field);
    }

    /** Where the field at a position begins in {@link #bytes()}. */
    public int start(int field) {
        return index.start(field);
    }

    /** Where the field at a position ends. */
    public int end(int field) {
        return index.end(field);
    }

    /**
     * The whole memory of the record, which is not to be changed or released; for hot paths that
     * walk it by {@link #start} and {@link #end}.
     */
    public ByteBuf bytes() {
        return bytes;
    }

    /** A window on the field at a position; not to be released. */
    public ByteBuf field(int field) {
        return bytes.slice(index.start(field), index.end(field) - index.start(field));
    }

    /** One byte of the leader, counted from 0. */
    public int leader(int position) {
        if (position < 0 || position >= LEADER_LENGTH) {
            throw new IndexOutOfBoundsException(position);
        }
        return bytes.getUnsignedByte(position);
    }

    /** An indicator, 0 or 1, of a data field; a blank where it has none. */
    public int indicator(int field, int which) {
        int at = index.start(field) + which;
        return at < index.end(field) ? bytes.getUnsignedByte(at) : ' ';
    }

    /** How many bytes the fields have together, without terminators. */
    public int contentSize() {
        return index.contentSize();
    }

    @Override
    public void close() {
        Wiping.release(bytes);
    }

    @Override
    public String toString() {
        return "record of " + fields() + " fields";
    }
}
