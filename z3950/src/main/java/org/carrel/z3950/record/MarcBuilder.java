package org.carrel.z3950.record;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import org.carrel.z3950.ber.Wiping;
import org.carrel.z3950.record.MalformedRecord.Fault;

/**
 * Makes a record field by field. One thread; ended by exactly one of {@link #build}, which hands
 * the memory on, or {@link #close()}, which wipes it.
 */
public final class MarcBuilder implements AutoCloseable {
    private static final int NONE = -1;

    private final ByteBufAllocator allocator;
    private final MarcIndex index;
    private final int fieldsFrom;
    private ByteBuf bytes;
    private int openTag = NONE;
    private int openStart;

    /** Whether there is text that nobody looked through; what was read from a record was. */
    private boolean unchecked;

    private boolean ended;

    /** A record that will probably need so many bytes, in direct memory. */
    public MarcBuilder(ByteBufAllocator allocator, int expectedSize) {
        this(allocator, expectedSize, 0);
    }

    /**
     * The same with room for a directory, so that {@link MarcWriter#overwrite} need not copy it.
     *
     * @param mostFields how many fields the directory can name
     */
    public MarcBuilder(ByteBufAllocator allocator, int expectedSize, int mostFields) {
        this.allocator = allocator;
        this.index = mostFields == 0 ? new MarcIndex() : new MarcIndex(mostFields);
        this.fieldsFrom = MarcWriter.base(mostFields);
        long ends = mostFields + 1L;
        int size = Math.clamp(ends + expectedSize + fieldsFrom, 1, Marc.LARGEST_SIZE);
        this.bytes = allocator.directBuffer(size, size);
        bytes.writeZero(fieldsFrom);
        leader("00000nam a2200000   4500");
    }

    /** Sets the leader; lengths in it are set when the record is written. */
    public MarcBuilder leader(CharSequence text) {
        for (int at = 0; at < Marc.LEADER_LENGTH; at++) {
            leader(at, at < text.length() ? text.charAt(at) : ' ');
        }
        return this;
    }

    /** Takes the leader from where it stands in a buffer. */
    public MarcBuilder leader(ByteBuf from, int start) {
        for (int at = 0; at < Marc.LEADER_LENGTH; at++) {
            leader(at, from.getByte(start + at));
        }
        return this;
    }

    /** Sets one byte of the leader; what is not printable ASCII becomes a blank. */
    public MarcBuilder leader(int position, int letter) {
        bytes.setByte(position, letter >= ' ' && letter < 0x7F ? letter : ' ');
        return this;
    }

    /** Begins a field, to be ended by {@link #end()} or {@link #undo()}. */
    public MarcBuilder begin(int tag) {
        if (openTag != NONE) {
            throw new IllegalStateException("a field is open");
        }
        openTag = tag;
        openStart = bytes.writerIndex();
        return this;
    }

    /**
     * Begins a data field with its indicators. They are ASCII in every character set, so that
     * another byte tells nothing and becomes a blank.
     */
    public MarcBuilder begin(int tag, int first, int second) {
        begin(tag);
        append(MarcTag.isAscii(first) ? first : ' ').append(MarcTag.isAscii(second) ? second : ' ');
        return this;
    }

    /** Begins a subfield of the open field. */
    public MarcBuilder subfield(int code) {
        free(1).writeByte(Marc.SUBFIELD);
        return append(code);
    }

    /** Adds a subfield of another record, as many bytes of it as are to stay. */
    public MarcBuilder copy(Subfields from, int length) {
        if (length > from.end() - from.start()) {
            throw new IndexOutOfBoundsException(length);
        }
        free(length + 2).writeBytes(from.bytes(), from.start() - 2, length + 2);
        return this;
    }

    /** Appends one byte of text to the open field. */
    public MarcBuilder append(int octet) {
        unchecked |= MarcReader.isSeparator((byte) octet);
        free(1).writeByte(octet);
        return this;
    }

    /** Appends bytes of another buffer to the open field. */
    public MarcBuilder append(ByteBuf from, int start, int length) {
        room(length).writeBytes(from, start, length);
        return this;
    }

    /** Appends the protocol's or the administrator's own text, never a person's. */
    public MarcBuilder append(CharSequence text) {
        int length = ByteBufUtil.utf8MaxBytes(text);
        ByteBufUtil.writeUtf8(room(length), text);
        return this;
    }

    /** The buffer that a text may be appended to directly, with room for so many bytes. */
    ByteBuf room(int length) {
        unchecked = true;
        return free(length);
    }

    private ByteBuf free(int length) {
        bytes = Growth.room(bytes, length, Marc.LARGEST_SIZE, allocator);
        return bytes;
    }

    /** How many bytes the open field has. */
    public int length() {
        return bytes.writerIndex() - openStart;
    }

    /** Ends the open field. */
    public MarcBuilder end() {
        index.add(openTag, openStart, bytes.writerIndex());
        free(1).writeByte(Marc.FIELD_END);
        openTag = NONE;
        return this;
    }

    /** Takes the open field back, as if it had never begun. */
    public MarcBuilder undo() {
        int length = bytes.writerIndex() - openStart;
        bytes.setZero(openStart, length).writerIndex(openStart);
        openTag = NONE;
        return this;
    }

    /** Adds a whole field of another record; its indicators become as those of a begun one. */
    public MarcBuilder copy(Marc from, int field) {
        int start = from.start(field);
        if (MarcTag.isControl(from.tag(field))) {
            begin(from.tag(field));
        } else {
            begin(from.tag(field), from.indicator(field, 0), from.indicator(field, 1));
            start = Math.min(start + Marc.INDICATORS, from.end(field));
        }
        int length = from.end(field) - start;
        free(length).writeBytes(from.bytes(), start, length);
        return end();
    }

    /**
     * The record.
     *
     * @throws MalformedRecord if a field holds a separator of ISO 2709 that does not belong there
     */
    public Marc build(MarcCharset charset) {
        requireFields();
        free(1); // for the end of the record, should it be written
        ended = true;
        return new Marc(bytes, index, charset, fieldsFrom);
    }

    @Override
    public void close() {
        if (!ended) {
            ended = true;
            Wiping.release(bytes);
        }
    }

    private void requireFields() {
        if (openTag != NONE) {
            throw new MalformedRecord(Fault.FIELD, 0);
        }
        for (int field = 0; unchecked && field < index.size(); field++) {
            int found = MarcReader.separator(bytes, index.start(field), index.end(field));
            if (found >= 0) {
                throw new MalformedRecord(Fault.FIELD, found);
            }
        }
    }
}
