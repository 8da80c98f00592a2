package org.carrel.z3950;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.carrel.z3950.PartType.Form;
import org.carrel.z3950.ber.BerElement;
import org.carrel.z3950.ber.BerTag;
import org.carrel.z3950.ber.BerWriter;
import org.carrel.z3950.ber.Oid;
import org.jspecify.annotations.Nullable;

/**
 * Makes a new APDU part by part, in the order of the wire, each with the tags that the table gives
 * it. What lacks a required part, or has a part in a wrong place, cannot be finished. One thread;
 * ended by exactly one of {@link #finish()}, which hands the APDU on, or {@link #close()}, which
 * wipes what was written.
 */
public final class ApduWriter implements AutoCloseable {
    private static final int USUAL_SIZE = 512;

    private final ApduType type;
    private final BerWriter bytes;
    private final Deque<ApduLevel> levels = new ArrayDeque<>();

    /** A writer of an APDU of this type, in direct memory of the allocator. */
    public ApduWriter(ByteBufAllocator allocator, ApduType type) {
        this(allocator, type, USUAL_SIZE);
    }

    /** The same for an APDU that will probably need so many bytes. */
    public ApduWriter(ByteBufAllocator allocator, ApduType type, int expectedSize) {
        this.type = type;
        this.bytes = new BerWriter(allocator, expectedSize);
        bytes.begin(type.tag(), expectedSize > USUAL_SIZE ? expectedSize : 0);
        levels.push(new ApduLevel(type.body(), 1));
    }

    /** Appends a part with the protocol's own or a checked number. */
    public ApduWriter integer(ApduPart part, long value) {
        wrap(part, Form.INTEGER);
        bytes.integer(tag(part), value);
        return unwrap(part);
    }

    /** Appends a truth value. */
    public ApduWriter bool(ApduPart part, boolean value) {
        wrap(part, Form.BOOLEAN);
        bytes.bool(tag(part), value);
        return unwrap(part);
    }

    /** Appends a part that says something only by being there. */
    public ApduWriter nothing(ApduPart part) {
        wrap(part, Form.NULL);
        bytes.nothing(tag(part));
        return unwrap(part);
    }

    /** Appends an object identifier. */
    public ApduWriter oid(ApduPart part, Oid oid) {
        wrap(part, Form.OID);
        bytes.oid(tag(part), oid);
        return unwrap(part);
    }

    /** Appends a bit string whose bit n is {@code 1L << n}, of at least {@code count} bits. */
    public ApduWriter bits(ApduPart part, long bits, int count) {
        wrap(part, Form.BITS);
        bytes.bitString(tag(part), bits, count);
        return unwrap(part);
    }

    /** Appends the protocol's or the administrator's own text, never a person's. */
    public ApduWriter text(ApduPart part, CharSequence text) {
        wrap(part, Form.STRING);
        bytes.text(tag(part), text);
        return unwrap(part);
    }

    /** Appends a string with the readable bytes of a buffer. */
    public ApduWriter octets(ApduPart part, ByteBuf content) {
        wrap(part, Form.STRING);
        bytes.octets(tag(part), content);
        return unwrap(part);
    }

    /**
     * Appends a part with what {@link ApduPart#in} found as the same or another part of the same
     * type, everything in it as it is.
     *
     * @throws IllegalArgumentException if it is a choice and the element none of its alternatives
     */
    public ApduWriter copy(ApduPart part, BerElement element) {
        PartType type = part.type();
        if (type.form() == Form.CHOICE && ApduPart.of(type, element.tag()) == null) {
            throw new IllegalArgumentException("no alternative of " + type.text());
        }
        wrap(part, type.form());
        if (type.form() == Form.CHOICE || part.tag() == PartType.UNTAGGED) {
            bytes.copy(element);
        } else if (type.form() == Form.STRING) {
            bytes.octets(tag(part), element.content());
        } else {
            bytes.copy(tag(part), element);
        }
        return unwrap(part);
    }

    /**
     * Appends a part that somebody else can write: the part itself, or what stands in its wrapper
     * where it is explicit.
     */
    public ApduWriter written(ApduPart part, Consumer<BerWriter> writing) {
        level().admit(part);
        if (part.isExplicit()) {
            bytes.begin(part.tag());
        }
        writing.accept(bytes);
        return unwrap(part);
    }

    /** Begins a part that has parts, to be ended by {@link #end()}. */
    public ApduWriter begin(ApduPart part) {
        return begin(part, 0);
    }

    /** The same for one that will hold about so many bytes, which spares moving them. */
    public ApduWriter begin(ApduPart part, int expected) {
        Form form = part.type().form();
        if (form != Form.SEQUENCE && form != Form.LIST && form != Form.CHOICE) {
            throw new IllegalArgumentException(part.text() + " has no parts");
        }
        wrap(part, form, expected);
        int open = part.isExplicit() ? 1 : 0;
        if (form != Form.CHOICE) {
            bytes.begin(tag(part), expected);
            open++;
        }
        levels.push(new ApduLevel(part.type(), open));
        return this;
    }

    /**
     * Begins the contents of an EXTERNAL that are of a type of ours, inside {@link
     * ApduPart#ENCODING_SINGLE}'s wrapper; to be ended by {@link #end()}.
     */
    public ApduWriter beginSingle(PartType type) {
        level().admit(ApduPart.ENCODING_SINGLE);
        bytes.begin(ApduPart.ENCODING_SINGLE.tag());
        int open = 1;
        if (type.form() != Form.CHOICE) {
            bytes.begin(type.tag());
            open++;
        }
        levels.push(new ApduLevel(type, open));
        return this;
    }

    /** Appends the contents of an EXTERNAL that are one string of ours, such as a plain record. */
    public ApduWriter singleText(CharSequence text) {
        level().admit(ApduPart.ENCODING_SINGLE);
        bytes.begin(ApduPart.ENCODING_SINGLE.tag()).text(BerTag.GENERAL_STRING, text).end();
        return this;
    }

    /**
     * Ends the innermost part that was begun.
     *
     * @throws IllegalStateException if a required part of it is missing, or none is open
     */
    public ApduWriter end() {
        if (levels.size() < 2) {
            throw new IllegalStateException("no part is open");
        }
        endLevel();
        return this;
    }

    /**
     * The finished APDU; the writer is used up.
     *
     * @throws IllegalStateException if a required part is missing, or a part is still open
     */
    public Apdu finish() {
        if (levels.size() != 1) {
            throw new IllegalStateException("a part is open, or the writer is used up");
        }
        endLevel();
        return Apdu.written(type, bytes.finish());
    }

    /** Wipes what was written, unless it was handed on. */
    @Override
    public void close() {
        levels.clear();
        bytes.close();
    }

    private void endLevel() {
        ApduLevel level = level();
        level.requireWhole();
        for (int open = level.open(); open > 0; open--) {
            bytes.end();
        }
        levels.pop();
    }

    private void wrap(ApduPart part, Form form) {
        wrap(part, form, 0);
    }

    private void wrap(ApduPart part, Form form, int expected) {
        if (part.type().form() != form) {
            throw new IllegalArgumentException(part.text() + " is no " + form);
        }
        level().admit(part);
        if (part.isExplicit()) {
            bytes.begin(part.tag(), expected);
        }
    }

    private ApduWriter unwrap(ApduPart part) {
        if (part.isExplicit()) {
            bytes.end();
        }
        return this;
    }

    /** The tag inside the wrapper, if there is one. */
    private static int tag(ApduPart part) {
        return part.isExplicit() ? part.type().tag() : part.tag();
    }

    private ApduLevel level() {
        @Nullable ApduLevel level = levels.peek();
        if (level == null) {
            throw new IllegalStateException("the writer is used up");
        }
        return level;
    }
}
