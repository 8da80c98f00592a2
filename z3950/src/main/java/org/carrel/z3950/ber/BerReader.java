package org.carrel.z3950.ber;

import io.netty.buffer.ByteBuf;
import java.util.Arrays;
import org.carrel.z3950.ber.MalformedBer.Fault;

/**
 * Reads one element with all that it holds into a flat index, in one pass and without recursion.
 * Takes definite and indefinite lengths, as clients send both (z3950.md §6.1); what it costs is
 * bounded by the bytes that are there, whatever lengths they claim.
 */
public final class BerReader {
    /** The deepest nesting that is read; a query of n operators nests about n levels. */
    public static final int DEEPEST = 512;

    /** The most elements that are read from one buffer. */
    public static final int MOST_ELEMENTS = 200_000;

    private static final int USUAL_DEPTH = 16;

    private final ByteBuf bytes;
    private final BerHeader header = new BerHeader();
    private final BerIndex index = new BerIndex();

    /** The elements that are open, each with the end that it or what holds it has announced. */
    private int[] open = new int[USUAL_DEPTH];

    private int[] limits = new int[USUAL_DEPTH];
    private boolean[] indefinite = new boolean[USUAL_DEPTH];
    private int depth;
    private int at;
    private int limit;

    private BerReader(ByteBuf bytes, int from, int limit) {
        this.bytes = bytes;
        this.at = from;
        this.limit = limit;
    }

    /**
     * The element that the readable bytes are. It is a window: the buffer stays the caller's and
     * must outlive it unchanged.
     *
     * @throws MalformedBer if they are not exactly one element within the limits
     */
    public static BerElement read(ByteBuf bytes) {
        int end = bytes.writerIndex();
        BerReader reader = new BerReader(bytes, bytes.readerIndex(), end);
        reader.readAll();
        if (reader.at != end) {
            throw new MalformedBer(Fault.SURPLUS, reader.at);
        }
        return new BerElement(bytes, reader.index, 0, reader.index.elements());
    }

    private void readAll() {
        do {
            readElement();
            while (depth > 0 && isOver()) {
                depth--;
                countIn(open[depth]);
            }
        } while (depth > 0);
    }

    private void readElement() {
        int offset = at;
        if (!header.read(bytes, at, limit)) {
            throw new MalformedBer(depth == 0 ? Fault.CUT_SHORT : Fault.TOO_LONG, offset);
        }
        if (header.tag() == 0) {
            throw new MalformedBer(Fault.STRAY_END, offset);
        }
        if (index.elements() == MOST_ELEMENTS) {
            throw new MalformedBer(Fault.TOO_MANY, offset);
        }
        at = header.end();
        int length = header.length();
        if (length > limit - at) {
            throw new MalformedBer(Fault.TOO_LONG, offset);
        }
        int element = index.add(header.tag(), header.isConstructed(), offset, at);
        if (header.isConstructed()) {
            begin(element, length);
        } else {
            at += length;
            index.grow(element, length);
            index.close(element, at);
            countIn(element);
        }
    }

    private void begin(int element, int length) {
        if (depth == DEEPEST) {
            throw new MalformedBer(Fault.TOO_DEEP, at);
        }
        if (depth == open.length) {
            open = Arrays.copyOf(open, depth * 2);
            limits = Arrays.copyOf(limits, depth * 2);
            indefinite = Arrays.copyOf(indefinite, depth * 2);
        }
        open[depth] = element;
        limits[depth] = limit;
        indefinite[depth] = length == BerHeader.INDEFINITE;
        if (length != BerHeader.INDEFINITE) {
            limit = at + length;
        }
        depth++;
    }

    /** Whether the innermost open element has ended here; its end is then read. */
    private boolean isOver() {
        int element = open[depth - 1];
        if (!indefinite[depth - 1]) {
            if (at < limit) {
                return false;
            }
            index.close(element, at);
        } else {
            if (limit - at < 2 || bytes.getShort(at) != 0) {
                return false;
            }
            index.close(element, at);
            at += 2;
        }
        limit = limits[depth - 1];
        return true;
    }

    /** Adds what an element will take in definite form to what holds it. */
    private void countIn(int element) {
        if (depth > 0) {
            int length = index.definite(element);
            index.grow(open[depth - 1], BerHeader.size(index.tag(element), length) + length);
        }
    }
}
