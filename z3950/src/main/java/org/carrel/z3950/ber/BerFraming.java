package org.carrel.z3950.ber;

import io.netty.buffer.ByteBuf;
import org.carrel.z3950.ber.MalformedBer.Fault;

/**
 * Finds where an element ends in a stream, wherever the stream was split: it remembers where it
 * stood, so that bytes that drip in are looked at once. Definite lengths are jumped over unread.
 * One per stream; it keeps no bytes.
 */
public final class BerFraming {
    /** What {@link #scan} answers while the end is not there yet. */
    public static final int UNFINISHED = -1;

    private final BerHeader header = new BerHeader();
    private final int largest;
    private int passed;
    private int depth;

    /** A search for elements of at most so many bytes, header included. */
    public BerFraming(int largest) {
        this.largest = largest;
    }

    /**
     * The length of the element that begins at {@code from}, or {@link #UNFINISHED}. Until then the
     * next call must be given the same bytes again, with more behind them; afterwards it looks for
     * the next element.
     *
     * @throws MalformedBer if there can be no such element, with the offset counted from its first
     *     byte
     */
    public int scan(ByteBuf bytes, int from, int to) {
        int there = to - from;
        boolean more = true;
        while (more && passed < there) {
            more = step(bytes, from, to);
            if (depth == 0 && more) {
                break;
            }
        }
        if (depth > 0 || passed == 0 || passed > there) {
            return UNFINISHED;
        }
        int length = passed;
        passed = 0;
        return length;
    }

    /** How many bytes the element has at least, as far as it is known. */
    public int leastLength() {
        return passed;
    }

    /** Passes one header with its contents, or the header of an indefinite length, or its end. */
    private boolean step(ByteBuf bytes, int from, int to) {
        if (!readHeader(bytes, from, to)) {
            requireBelow(to - from - passed);
            return false;
        }
        int start = header.end() - from;
        if (header.tag() == 0) {
            requireEnd();
            depth--;
            pass(start);
        } else if (header.length() == BerHeader.INDEFINITE) {
            if (depth++ == BerReader.DEEPEST) {
                throw new MalformedBer(Fault.TOO_DEEP, passed);
            }
            pass(start);
        } else {
            if (header.length() > largest - start) {
                throw new MalformedBer(Fault.TOO_LONG, passed);
            }
            pass(start + header.length());
        }
        return true;
    }

    private boolean readHeader(ByteBuf bytes, int from, int to) {
        try {
            return header.read(bytes, from + passed, to);
        } catch (MalformedBer malformed) {
            throw new MalformedBer(malformed.fault(), malformed.offset() - from);
        }
    }

    private void requireEnd() {
        if (depth == 0 || header.isConstructed() || header.length() != 0) {
            throw new MalformedBer(Fault.STRAY_END, passed);
        }
    }

    private void requireBelow(int more) {
        if (more > largest - passed) {
            throw new MalformedBer(Fault.TOO_LONG, passed);
        }
    }

    private void pass(int to) {
        passed = to;
        requireBelow(0);
    }
}
