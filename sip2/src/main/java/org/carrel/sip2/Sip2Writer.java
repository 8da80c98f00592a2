package org.carrel.sip2;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import java.util.function.Consumer;

/**
 * Makes a new frame, from nothing or from an old frame and its edits. All columns begin with their
 * blanks. One thread; ended by exactly one of {@link #message(int)}, which hands the frame on, or
 * {@link #close()}, which wipes it.
 */
public final class Sip2Writer implements AutoCloseable {
    private static final int FIRST_SIZE = 512;

    /** A frame of the decoder's longest, should every byte of it become three of UTF-8. */
    private static final int LARGEST_SIZE = Sip2Decoder.LONGEST_FRAME * 4;

    private static final int NONE = -1;

    private final Sip2MessageType type;
    private final ByteBufAllocator allocator;
    private ByteBuf frame;
    private final Sip2Index index = new Sip2Index();
    private boolean plain = true;
    private int openId = NONE;
    private int openStart;
    private boolean ended;

    /** A writer of a message of this type, in direct memory of the allocator. */
    public Sip2Writer(ByteBufAllocator allocator, Sip2MessageType type) {
        this.type = type;
        this.allocator = allocator;
        this.frame = allocator.directBuffer(FIRST_SIZE, FIRST_SIZE);
        writeAscii(type.code());
        for (FixedField column : type.columns()) {
            writeAscii(column.blank());
        }
    }

    /**
     * A writer of a message of the same type, whose columns are those of another message; its
     * fields have to be written.
     */
    public Sip2Writer(ByteBufAllocator allocator, Sip2Message from) {
        this.type = from.type();
        this.allocator = allocator;
        int size = from.size() + FIRST_SIZE / 2;
        this.frame = allocator.directBuffer(size, size);
        frame.writeBytes(from.frame().bytes(), 0, Sip2Message.CODE_LENGTH + type.fixedLength());
    }

    /** Puts the protocol's own text into a column, cut or padded with blanks to its width. */
    public Sip2Writer column(FixedField column, CharSequence text) {
        int at = columnAt(column);
        for (int next = 0; next < column.width(); next++) {
            int letter = next < text.length() ? text.charAt(next) : ' ';
            frame.setByte(at + next, letter >= 0x20 && letter < 0x7F ? letter : '?');
        }
        return this;
    }

    /**
     * Copies a column from another frame; what is not printable ASCII becomes {@code ?}, for a
     * column's width is in bytes.
     */
    public Sip2Writer column(FixedField column, Sip2Value value) {
        int at = columnAt(column);
        if (value.length() == column.width() && value.isPrintable()) {
            value.copyTo(frame, at);
            return this;
        }
        for (int next = 0; next < column.width(); next++) {
            int letter = next < value.length() ? value.byteAt(next) : ' ';
            frame.setByte(at + next, letter >= 0x20 && letter < 0x7F ? letter : '?');
        }
        return this;
    }

    /** Puts what {@code value} appends, as UTF-8, into a column; no other copy of it stays. */
    public Sip2Writer column(FixedField column, Consumer<ByteBuf> value) {
        room(column.width() * 4);
        int start = frame.writerIndex();
        value.accept(frame);
        int length = frame.writerIndex() - start;
        column(column, new Sip2Value(frame, start, length));
        frame.setZero(start, length).writerIndex(start);
        return this;
    }

    /** Appends a field with the protocol's or the administrator's own text, never a person's. */
    public Sip2Writer field(Sip2Field field, CharSequence text) {
        return field(field.id(), text);
    }

    /** Appends a field with the protocol's or the administrator's own text, never a person's. */
    public Sip2Writer field(int id, CharSequence text) {
        ByteBuf to = open(id, ByteBufUtil.utf8MaxBytes(text));
        ByteBufUtil.writeUtf8(to, text);
        return shut();
    }

    /** Appends a field with a value of another frame. */
    public Sip2Writer field(int id, Sip2Value value) {
        value.copyTo(open(id, value.length()));
        return shut();
    }

    /** Appends a field with a value of another frame. */
    public Sip2Writer field(Sip2Field field, Sip2Value value) {
        return field(field.id(), value);
    }

    /**
     * Appends the fields of another message that stand from one position to before another, as they
     * are.
     */
    public Sip2Writer fields(Sip2Message from, int first, int end) {
        int begun = first;
        for (int position = first + 1; position <= end; position++) {
            if (position == end || !from.frame().index().isNext(position)) {
                run(from, begun, position);
                begun = position;
            }
        }
        return this;
    }

    /**
     * Begins a field whose value the caller appends to the returned buffer, as UTF-8 and at most
     * {@code longest} bytes, before {@link #shut()}.
     *
     * @throws IllegalArgumentException if the id is not two printable ASCII characters other than
     *     {@code |}, or the frame would become larger than any that the decoder can read
     */
    public ByteBuf open(int id, int longest) {
        requireBetweenFields();
        if (!Sip2Field.isId(id)) {
            throw new IllegalArgumentException("no id of a field");
        }
        room(longest);
        openId = id;
        frame.writeByte(id >> 8).writeByte(id);
        openStart = frame.writerIndex();
        return frame;
    }

    /** Ends the field that {@link #open(int, int)} began. */
    public Sip2Writer shut() {
        int end = frame.writerIndex();
        plain = plain && Plainness.of(frame, openStart, end);
        index.add(openId, openStart, end);
        frame.writeByte(Sip2Message.DELIMITER);
        openId = NONE;
        return this;
    }

    /** Whether a field with this id was written. */
    public boolean has(Sip2Field field) {
        return index.find(field.id()) >= 0;
    }

    /**
     * The finished message; the writer is used up.
     *
     * @throws IllegalStateException if a field is open, or the writer was used up before
     */
    public Sip2Message message(int sequence) {
        requireBetweenFields();
        ended = true;
        return new Sip2Message(
                type, new Sip2Frame(frame, frame.writerIndex(), index, plain), sequence);
    }

    /** Wipes what was written, unless it was handed on. */
    @Override
    public void close() {
        if (!ended) {
            ended = true;
            Wiping.release(frame);
        }
    }

    /** Fields that stand side by side are one copy. */
    private void run(Sip2Message from, int first, int end) {
        requireBetweenFields();
        Sip2Frame source = from.frame();
        int start = source.index().start(first) - Sip2Index.ID_LENGTH;
        int stop = source.index().end(end - 1);
        room(stop - start);
        int shift = frame.writerIndex() - start;
        frame.writeBytes(source.bytes(), start, stop - start).writeByte(Sip2Message.DELIMITER);
        index.addAll(source.index(), first, end, shift);
        plain = plain && source.plain();
    }

    private void requireBetweenFields() {
        if (ended || openId != NONE) {
            throw new IllegalStateException(ended ? "the writer is used up" : "a field is open");
        }
    }

    private int columnAt(FixedField column) {
        int offset = type.offsetOf(column);
        if (offset < 0) {
            throw new IllegalArgumentException(type + " has no column " + column.text());
        }
        return Sip2Message.CODE_LENGTH + offset;
    }

    /**
     * Grows by moving, not by the allocator's own growth, which would leave the old bytes behind; a
     * buffer's capacity is therefore also its limit.
     */
    private void room(int more) {
        int needed = frame.writerIndex() + more + 16;
        if (needed > LARGEST_SIZE) {
            throw new IllegalArgumentException("a frame of " + needed + " bytes is too large");
        }
        if (needed > frame.capacity()) {
            int size = Math.min(needed * 2, LARGEST_SIZE);
            frame = Wiping.moved(frame, allocator.directBuffer(size, size));
        }
    }

    private void writeAscii(String text) {
        ByteBufUtil.writeAscii(frame, text);
    }
}
