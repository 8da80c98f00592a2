package org.carrel.sip2;

import io.netty.buffer.ByteBuf;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * One SIP2 message: a frame in direct memory and an index of its fields. Inside the gateway every
 * frame is UTF-8 with {@code |} as its delimiter, without AY and AZ; a peer's own way of writing
 * exists only at {@link Sip2Decoder} and {@link Sip2Encoder}.
 *
 * <p>Whoever makes a message closes it; the last holder's {@link #close()} wipes the frame. Values
 * are windows that die with it. Not to be changed after it was made, so several threads may read
 * it.
 */
public final class Sip2Message implements AutoCloseable {
    /** The sequence of a message that carries no AY. */
    public static final int NO_SEQUENCE = -1;

    static final int CODE_LENGTH = 2;
    static final char DELIMITER = '|';

    private final Sip2MessageType type;
    private final Sip2Frame frame;
    private final int sequence;

    /** Takes over the caller's hold on the frame. */
    Sip2Message(Sip2MessageType type, Sip2Frame frame, int sequence) {
        this.type = type;
        this.frame = frame;
        this.sequence = sequence;
    }

    public Sip2MessageType type() {
        return type;
    }

    /**
     * The digit of AY, or {@link #NO_SEQUENCE}. A message with a sequence is written with AY and
     * AZ.
     */
    public int sequence() {
        return sequence;
    }

    /** The length of the frame in bytes of UTF-8, with its code, columns and delimiters. */
    public int size() {
        return frame.length();
    }

    /** How many variable fields there are, repeats counted. */
    public int fields() {
        return frame.index().fields();
    }

    /** The id of the field at a position, as {@link Sip2Field#id(CharSequence)} makes it. */
    public int id(int position) {
        return frame.index().id(position);
    }

    /** The length of the value at a position, in bytes of UTF-8. */
    public int length(int position) {
        return frame.index().end(position) - frame.index().start(position);
    }

    /** Where the value at a position begins in the bytes that {@link #read} shows. */
    public int start(int position) {
        return frame.index().start(position);
    }

    /** The value of the field at a position. */
    public Sip2Value value(int position) {
        int start = frame.index().start(position);
        return new Sip2Value(frame.bytes(), start, frame.index().end(position) - start);
    }

    /** The value of the first field with this id, if the message has one. */
    public Optional<Sip2Value> first(int id) {
        int position = frame.index().find(id);
        return position < 0 ? Optional.empty() : Optional.of(value(position));
    }

    /** The value of the first such field, if the message has one. */
    public Optional<Sip2Value> first(Sip2Field field) {
        return first(field.id());
    }

    /**
     * The value of a fixed column.
     *
     * @throws IllegalArgumentException if this type of message has no such column
     */
    public Sip2Value column(FixedField column) {
        int offset = type.offsetOf(column);
        if (offset < 0) {
            throw new IllegalArgumentException(type + " has no column " + column.text());
        }
        return new Sip2Value(frame.bytes(), CODE_LENGTH + offset, column.width());
    }

    /**
     * The same message to be sent with this AY; the caller's hold on this one passes to the
     * returned one.
     */
    public Sip2Message numbered(int newSequence) {
        return new Sip2Message(type, frame, newSequence);
    }

    /** What a reader makes of the frame's bytes, which it neither keeps nor changes. */
    public long read(ToLongFunction<ByteBuf> reader) {
        return reader.applyAsLong(frame.bytes());
    }

    /**
     * Appends the frame in the gateway's inner form, which {@code Sip2Reader.revived} reads; false
     * and nothing where a value holds a delimiter, as it may come from a peer that uses another
     * one.
     */
    public boolean keep(ByteBuf to) {
        Sip2Index index = frame.index();
        ByteBuf bytes = frame.bytes();
        for (int position = 0; !frame.plain() && position < index.fields(); position++) {
            if (bytes.indexOf(index.start(position), index.end(position), (byte) DELIMITER) >= 0) {
                return false;
            }
        }
        to.writeBytes(bytes, 0, frame.length());
        return true;
    }

    /**
     * One more holder of the same frame, who closes it too.
     *
     * @throws IllegalStateException if the last holder has closed it already
     */
    public Sip2Message shared() {
        frame.share();
        return this;
    }

    /** Wipes the frame when the last holder closes. */
    @Override
    public void close() {
        frame.close();
    }

    @Override
    public String toString() {
        return type.code() + " with " + frame.index().fields() + " fields";
    }

    Sip2Frame frame() {
        return frame;
    }
}
