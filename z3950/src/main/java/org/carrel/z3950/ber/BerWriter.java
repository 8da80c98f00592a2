package org.carrel.z3950.ber;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import java.util.Arrays;

/**
 * Writes elements one after the other into a direct buffer of its own, always with definite lengths
 * in their shortest form, so that BER's freedom carries nothing out. One thread; ended by exactly
 * one of {@link #finish()}, which hands the buffer on, or {@link #close()}, which wipes it.
 */
public final class BerWriter implements AutoCloseable {
    /** The most bytes that can be written. */
    public static final int LARGEST_SIZE = 64 * 1024 * 1024;

    private static final int FIRST_SIZE = 512;
    private static final int USUAL_DEPTH = 16;

    /** How far up the number of length octets that were kept stands in what is kept of each. */
    private static final int KEPT_SHIFT = 28;

    private final BerMemory memory;

    /** For each open element, where its length stands and how many octets were kept for it. */
    private int[] open = new int[USUAL_DEPTH];

    private int depth;

    /** A writer in direct memory of the allocator. */
    public BerWriter(ByteBufAllocator allocator) {
        this(allocator, FIRST_SIZE);
    }

    /** A writer that will probably need so many bytes. */
    public BerWriter(ByteBufAllocator allocator, int expectedSize) {
        int size = Math.clamp(expectedSize, BerHeader.LONGEST, LARGEST_SIZE);
        this.memory = new BerMemory(allocator, size, LARGEST_SIZE);
    }

    /** How many bytes were written. */
    public int size() {
        return memory.size();
    }

    /** Begins an element that holds others, to be ended by {@link #end()}. */
    public BerWriter begin(int tag) {
        return begin(tag, 0);
    }

    /**
     * The same for one that will hold about so many bytes; a good guess spares moving them when it
     * ends, and a bad one does no harm.
     */
    public BerWriter begin(int tag, int expected) {
        push(tag, true, 0, BerHeader.lengthSize(Math.max(expected, 0)));
        return this;
    }

    /**
     * Ends the innermost element that was begun.
     *
     * @throws IllegalStateException if none is open
     */
    public BerWriter end() {
        if (depth == 0) {
            throw new IllegalStateException("no element is open");
        }
        int innermost = open[--depth];
        shut(innermost & ((1 << KEPT_SHIFT) - 1), innermost >>> KEPT_SHIFT);
        return this;
    }

    /** Appends an integer in its shortest form. */
    public BerWriter integer(int tag, long value) {
        long magnitude = value < 0 ? ~value : value;
        int length = Math.max(1, (72 - Long.numberOfLeadingZeros(magnitude)) / 8);
        ByteBuf bytes = primitive(tag, length);
        for (int shift = (length - 1) * 8; shift >= 0; shift -= 8) {
            bytes.writeByte((int) (value >> shift));
        }
        return this;
    }

    /** Appends a truth value, as all ones or all zeroes. */
    public BerWriter bool(int tag, boolean value) {
        primitive(tag, 1).writeByte(value ? 0xFF : 0);
        return this;
    }

    /** Appends a NULL. */
    public BerWriter nothing(int tag) {
        primitive(tag, 0);
        return this;
    }

    /** Appends an object identifier. */
    public BerWriter oid(int tag, Oid oid) {
        oid.write(primitive(tag, oid.length()));
        return this;
    }

    /**
     * Appends a string of any type with the readable bytes of a buffer, which it leaves as it is.
     */
    public BerWriter octets(int tag, ByteBuf content) {
        int length = content.readableBytes();
        primitive(tag, length).writeBytes(content, content.readerIndex(), length);
        return this;
    }

    /** Appends a string with the protocol's or the administrator's own text, never a person's. */
    public BerWriter text(int tag, CharSequence text) {
        int length = ByteBufUtil.utf8Bytes(text);
        ByteBufUtil.reserveAndWriteUtf8(primitive(tag, length), text, length);
        return this;
    }

    /**
     * Appends a bit string whose bit n is {@code 1L << n}, of at least {@code count} bits; filled
     * up to whole octets, as libyaz does (z3950.md §1.2).
     */
    public BerWriter bitString(int tag, long bits, int count) {
        if (count < 0 || count > Long.SIZE) {
            throw new IllegalArgumentException("0 to 64 bits");
        }
        int octets = (count + 7) / 8;
        ByteBuf bytes = primitive(tag, octets + 1).writeByte(0);
        for (int octet = 0; octet < octets; octet++) {
            bytes.writeByte(Integer.reverse((int) (bits >>> (octet * 8))) >>> 24);
        }
        return this;
    }

    /** Appends an element of another buffer with all that it holds, every length made definite. */
    public BerWriter copy(BerElement element) {
        return copy(element.tag(), element);
    }

    /**
     * Appends an element of another buffer, as {@link #copy(BerElement)} does, under another tag.
     */
    public BerWriter copy(int tag, BerElement element) {
        BerIndex index = element.index();
        int first = element.element();
        int length = index.definite(first);
        ByteBuf bytes = memory.room(BerHeader.size(tag, length) + length);
        header(bytes, tag, index.isConstructed(first), length);
        if (index.isConstructed(first)) {
            copyAll(element, first + 1, index.next(first), bytes);
        } else {
            bytes.writeBytes(element.bytes(), index.start(first), length);
        }
        return this;
    }

    /** Appends all that an element of another buffer holds, without the element itself. */
    public BerWriter copyChildren(BerElement element) {
        BerIndex index = element.index();
        int first = element.element();
        if (index.isConstructed(first)) {
            copyAll(element, first + 1, index.next(first), memory.room(index.definite(first)));
        }
        return this;
    }

    /**
     * Begins a string whose contents the caller appends to the returned buffer, at most {@code
     * longest} bytes, before {@link #shut()}.
     */
    public ByteBuf open(int tag, int longest) {
        return push(tag, false, longest, 1);
    }

    /** Ends the string that {@link #open(int, int)} began. */
    public BerWriter shut() {
        return end();
    }

    /**
     * The buffer with what was written; the caller wipes and releases it. The writer is used up.
     *
     * @throws IllegalStateException if an element is open, or the writer was used up before
     */
    public ByteBuf finish() {
        if (depth > 0) {
            throw new IllegalStateException("an element is open");
        }
        return memory.handedOn();
    }

    /** Wipes what was written, unless it was handed on. */
    @Override
    public void close() {
        memory.close();
    }

    private ByteBuf push(int tag, boolean constructed, int longest, int kept) {
        ByteBuf bytes = memory.room(BerHeader.LONGEST + longest);
        if (depth == open.length) {
            open = Arrays.copyOf(open, depth * 2);
        }
        BerHeader.writeTag(bytes, tag, constructed);
        open[depth++] = bytes.writerIndex() | (kept << KEPT_SHIFT);
        return bytes.writeZero(kept);
    }

    /** Moves the contents where their length needs more octets than were kept for it, or fewer. */
    private void shut(int lengthAt, int kept) {
        int start = lengthAt + kept;
        int length = memory.size() - start;
        int more = BerHeader.lengthSize(length) - kept;
        ByteBuf bytes = memory.room(Math.max(more, 0));
        if (more != 0) {
            bytes.setBytes(start + more, bytes, start, length);
            bytes.writerIndex(start + more + length);
        }
        BerHeader.setLength(bytes, lengthAt, length);
    }

    private static void copyAll(BerElement element, int from, int to, ByteBuf bytes) {
        BerIndex index = element.index();
        for (int each = from; each < to; each++) {
            header(bytes, index.tag(each), index.isConstructed(each), index.definite(each));
            if (!index.isConstructed(each)) {
                bytes.writeBytes(element.bytes(), index.start(each), index.definite(each));
            }
        }
    }

    /** Room for contents of this length behind the header that it writes. */
    private ByteBuf primitive(int tag, int length) {
        ByteBuf bytes = memory.room(BerHeader.size(tag, length) + length);
        header(bytes, tag, false, length);
        return bytes;
    }

    private static void header(ByteBuf bytes, int tag, boolean constructed, int length) {
        BerHeader.writeTag(bytes, tag, constructed);
        int at = bytes.writerIndex();
        bytes.writerIndex(at + BerHeader.lengthSize(length));
        BerHeader.setLength(bytes, at, length);
    }
}
