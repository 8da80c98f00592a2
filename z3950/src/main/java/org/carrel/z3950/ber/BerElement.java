package org.carrel.z3950.ber;

import io.netty.buffer.ByteBuf;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.carrel.z3950.ber.MalformedBer.Fault;
import org.jspecify.annotations.Nullable;

/**
 * A window on one element of a buffer that {@link BerReader} read. It owns nothing and is good only
 * while its buffer is. Its text form shows tag and length, never contents. Several threads may read
 * it.
 */
public final class BerElement {
    private final ByteBuf bytes;
    private final BerIndex index;
    private final int element;

    /** The entry behind the last one that has the same holder. */
    private final int end;

    BerElement(ByteBuf bytes, BerIndex index, int element, int end) {
        this.bytes = bytes;
        this.index = index;
        this.element = element;
        this.end = end;
    }

    /** The tag, as {@link BerTag} makes it. */
    public int tag() {
        return index.tag(element);
    }

    /** Whether this is its tag. */
    public boolean is(int tag) {
        return index.tag(element) == tag;
    }

    /** 0 universal, 1 application, 2 context, 3 private. */
    public int tagClass() {
        return BerTag.tagClass(tag());
    }

    /** The number of its tag, without the class. */
    public int number() {
        return BerTag.number(tag());
    }

    public boolean isConstructed() {
        return index.isConstructed(element);
    }

    /** Where its identifier stands in the buffer, for saying where a fault is. */
    public int offset() {
        return index.offset(element);
    }

    /** The length of its contents in bytes as they stand in the buffer. */
    public int length() {
        return index.end(element) - index.start(element);
    }

    /** How many bytes it takes, header included, when {@link BerWriter} copies it. */
    public int definiteSize() {
        int length = index.definite(element);
        return BerHeader.size(tag(), length) + length;
    }

    /** The first element that it holds; null where it holds none. */
    public @Nullable BerElement firstChild() {
        int next = index.next(element);
        return element + 1 < next ? new BerElement(bytes, index, element + 1, next) : null;
    }

    /** The element that follows it within what holds both; null where it is the last. */
    public @Nullable BerElement next() {
        int next = index.next(element);
        return next < end ? new BerElement(bytes, index, next, end) : null;
    }

    /** The first element that it holds with the context tag of this number; null without one. */
    public @Nullable BerElement child(int contextNumber) {
        return find(BerTag.context(contextNumber));
    }

    /** The first element that it holds with this tag; null where there is none. */
    public @Nullable BerElement find(int tag) {
        int stop = index.next(element);
        for (int child = element + 1; child < stop; child = index.next(child)) {
            if (index.tag(child) == tag) {
                return new BerElement(bytes, index, child, stop);
            }
        }
        return null;
    }

    /** How many elements it holds directly. */
    public int count() {
        int count = 0;
        int stop = index.next(element);
        for (int child = element + 1; child < stop; child = index.next(child)) {
            count++;
        }
        return count;
    }

    /** The elements that it holds, in their order. */
    public Iterable<BerElement> children() {
        return Children::new;
    }

    /**
     * The contents as a buffer that shares memory and life with the one that was read; not to be
     * released. The parts of a constructed string are shown joined.
     *
     * @throws MalformedBer if it is constructed and no string
     */
    public ByteBuf content() {
        if (!isConstructed()) {
            return bytes.slice(index.start(element), length());
        }
        return BerContents.joined(bytes, index, element);
    }

    /**
     * The whole element, header and all, as a buffer that shares memory and life with the one that
     * was read; not to be released.
     */
    public ByteBuf whole() {
        return BerContents.whole(bytes, index, element);
    }

    /**
     * Its contents as an integer.
     *
     * @throws MalformedBer if they are none, or longer than eight octets
     */
    public long integer() {
        return BerContents.integer(bytes, index, element);
    }

    /**
     * Its contents as a truth value: whatever is not zero is true (z3950.md §7, row 5).
     *
     * @throws MalformedBer if they are none
     */
    public boolean bool() {
        if (isConstructed() || length() != 1) {
            throw wrongContent();
        }
        return bytes.getByte(index.start(element)) != 0;
    }

    /**
     * Its contents as an object identifier.
     *
     * @throws MalformedBer if they are none
     */
    public Oid oid() {
        if (isConstructed()) {
            throw wrongContent();
        }
        try {
            return Oid.read(content());
        } catch (MalformedBer malformed) {
            throw new MalformedBer(malformed.fault(), offset());
        }
    }

    /** Whether its contents are this object identifier; for hot paths. */
    public boolean is(Oid oid) {
        return !isConstructed() && oid.is(bytes, index.start(element), length());
    }

    /**
     * Whether its contents are this ASCII text, which is the protocol's own and never a person's.
     */
    public boolean is(CharSequence ascii) {
        return !isConstructed() && BerContents.is(bytes, index, element, ascii);
    }

    /**
     * Its contents as a bit string: bit n of it is {@code 1L << n} here. Bits above 63 and those
     * that it says are unused are left out (z3950.md §1.2).
     *
     * @throws MalformedBer if they are none
     */
    public long bits() {
        return BerContents.bits(bytes, index, element);
    }

    @Override
    public String toString() {
        return BerTag.text(tag()) + " of " + length() + " bytes";
    }

    ByteBuf bytes() {
        return bytes;
    }

    BerIndex index() {
        return index;
    }

    int element() {
        return element;
    }

    private MalformedBer wrongContent() {
        return new MalformedBer(Fault.WRONG_CONTENT, offset());
    }

    /** Walks along the elements that this one holds. */
    private final class Children implements Iterator<BerElement> {
        private final int stop = index.next(element);
        private int at = element + 1;

        @Override
        public boolean hasNext() {
            return at < stop;
        }

        @Override
        public BerElement next() {
            if (at >= stop) {
                throw new NoSuchElementException();
            }
            BerElement child = new BerElement(bytes, index, at, stop);
            at = index.next(at);
            return child;
        }
    }
}
