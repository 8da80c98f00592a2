package org.carrel.gateway.vault;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import io.netty.buffer.ByteBuf;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.Set;
import org.carrel.gateway.vault.WatchedSecrets.Watched;

/**
 * What must not leave while a visit lasts: its card, PIN, name and addresses, none of them as text.
 * A secret is kept as its length and the value of its {@link Polynomial} at a point drawn for this
 * visit, so that outgoing bytes can be searched in one pass; a false alarm has the odds of about
 * 10⁻¹⁵.
 *
 * <p>ASCII letters are compared without regard to their case, and a secret counts only as a whole
 * word: no letter or digit stands before or after it, bytes from 0x80 counting as letters. The
 * latest {@value WatchedSecrets#MOST_OF_A_KIND} of each kind are kept. Any thread.
 */
public final class Watchlist {
    /** Bytes of random memory that it needs. */
    static final int KEYS = 2 * Long.BYTES;

    /** Bytes of memory that it needs. */
    static final int SIZE = GramFilter.SIZE + WatchedSecrets.SIZE;

    /** What has fewer bytes is no secret. */
    public static final int SHORTEST = Integer.BYTES;

    private static final int GRAM = SHORTEST;
    private static final int LONGEST = 255;

    /** Shorter PINs and numbers stand in dates and amounts by chance. */
    private static final int TELLING = 8;

    private static final int BEGINS_GRAM_AGO = 1 << (GRAM - 1);

    private final MemorySegment keys;
    private final GramFilter filter;
    private final WatchedSecrets secrets;
    private boolean closed;

    /** What a secret is. */
    public enum Kind {
        CARD(0),
        PIN(1),
        /** A whole name, as it is written; its longer words are learnt as well. */
        NAME(2),
        /** One word of a name, of at least four letters. */
        NAME_PART(3),
        /** An address of any sort: street, mail, telephone. */
        CONTACT(4);

        private final int drawer;

        Kind(int drawer) {
            this.drawer = drawer;
        }
    }

    /**
     * @param keys random bytes of this visit's
     * @param memory zeros; both stay the visit's, who wipes them after {@link #close()}
     */
    Watchlist(MemorySegment keys, MemorySegment memory) {
        this.keys = keys;
        filter =
                new GramFilter(
                        keys.asSlice(Long.BYTES, Long.BYTES), memory.asSlice(0, GramFilter.SIZE));
        secrets = new WatchedSecrets(memory.asSlice(GramFilter.SIZE, WatchedSecrets.SIZE));
    }

    /**
     * Learns the readable bytes, without blanks around them; nothing if they are fewer than 4 or
     * more than 255. A NAME is learnt as a whole, and each of its words of at least four letters as
     * a NAME_PART.
     */
    public synchronized void learn(Kind kind, ByteBuf value) {
        if (closed) {
            return;
        }
        int length = value.readableBytes();
        ByteBuffer text = value.nioBuffer();
        learn(kind, text, trimmed(text, 0, length));
        if (kind == Kind.NAME) {
            int begin = 0;
            for (int at = 0; at <= length; at++) {
                if (at == length || !Letters.isOfAWord(octet(text, at))) {
                    learnPart(text, new Span(begin, at));
                    begin = at + 1;
                }
            }
        }
    }

    /**
     * Whether any secret of these kinds stands in the bytes from {@code from} to before {@code to},
     * which are read by their place and stay as they are. A PIN, or any secret of digits only, that
     * is shorter than 8 counts only where it is all that stands there. After the visit's end nobody
     * can tell any more, and everything counts as shown.
     */
    public synchronized boolean shows(ByteBuffer bytes, int from, int to, Set<Kind> kinds) {
        if (closed) {
            return true;
        }
        if (secrets.isEmpty() || to - from < GRAM) {
            return false;
        }
        return isAllOf(bytes, from, to, kinds) || holdsOne(bytes, from, to, kinds);
    }

    /** Forgets all; what it wrote is wiped by the owner of its memory. */
    synchronized void close() {
        closed = true;
    }

    private void learnPart(ByteBuffer text, Span part) {
        int letters = 0;
        for (int at = part.from; at < part.to; at++) {
            letters += Letters.beginsALetter(octet(text, at)) ? 1 : 0;
        }
        if (letters >= GRAM) {
            learn(Kind.NAME_PART, text, part);
        }
    }

    private void learn(Kind kind, ByteBuffer text, Span span) {
        int length = span.length();
        if (length < GRAM || length > LONGEST) {
            return;
        }
        boolean wholeOnly = length < TELLING && (kind == Kind.PIN || isAllDigits(text, span));
        secrets.add(kind.drawer, new Watched(number(text, span), length, wholeOnly));
        if (!wholeOnly) {
            int gram = 0;
            for (int at = span.from; at < span.from + GRAM; at++) {
                gram = gram << Byte.SIZE | Letters.folded(octet(text, at));
            }
            filter.add(gram);
        }
    }

    private boolean isAllOf(ByteBuffer text, int from, int to, Set<Kind> kinds) {
        Span span = trimmed(text, from, to);
        return span.length() < TELLING
                && span.length() >= GRAM
                && isKnown(number(text, span), Watched.tag(span.length(), true), kinds);
    }

    /** One pass; only where a word begins as a secret does is there a second look. */
    private boolean holdsOne(ByteBuffer text, int from, int to, Set<Kind> kinds) {
        long factor = filter.factor();
        int gram = 0;
        int begins = 1; // bit n: a word may begin n bytes ago
        for (int at = from; at < to; at++) {
            int octet = octet(text, at);
            gram = gram << Byte.SIZE | Letters.folded(octet);
            if ((begins & BEGINS_GRAM_AGO) != 0
                    && filter.mayHold(gram, factor)
                    && oneBegins(text, at + 1 - GRAM, to, kinds)) {
                return true;
            }
            begins = begins << 1 | (Letters.isOfAWord(octet) ? 0 : 1);
        }
        return false;
    }

    private boolean oneBegins(ByteBuffer text, int from, int to, Set<Kind> kinds) {
        long point = point();
        long number = Polynomial.EMPTY;
        int end = Math.min(to, from + LONGEST);
        for (int at = from; at < end; at++) {
            number = Polynomial.next(number, point, Letters.folded(octet(text, at)));
            int length = at + 1 - from;
            if (secrets.hasLength(length)
                    && (at + 1 == to || !Letters.isOfAWord(octet(text, at + 1)))
                    && isKnown(number, Watched.tag(length, false), kinds)) {
                return true;
            }
        }
        return false;
    }

    private boolean isKnown(long number, long tag, Set<Kind> kinds) {
        for (Kind kind : kinds) {
            if (secrets.holds(kind.drawer, number, tag)) {
                return true;
            }
        }
        return false;
    }

    private long number(ByteBuffer text, Span span) {
        long point = point();
        long number = Polynomial.EMPTY;
        for (int at = span.from; at < span.to; at++) {
            number = Polynomial.next(number, point, Letters.folded(octet(text, at)));
        }
        return number;
    }

    private long point() {
        return Polynomial.point(keys.get(JAVA_LONG, 0));
    }

    private static Span trimmed(ByteBuffer text, int begin, int end) {
        int from = begin;
        int to = end;
        while (from < to && octet(text, from) == ' ') {
            from++;
        }
        while (from < to && octet(text, to - 1) == ' ') {
            to--;
        }
        return new Span(from, to);
    }

    private static boolean isAllDigits(ByteBuffer text, Span span) {
        for (int at = span.from; at < span.to; at++) {
            if (!Letters.isDigit(octet(text, at))) {
                return false;
            }
        }
        return true;
    }

    private static int octet(ByteBuffer text, int at) {
        return text.get(at) & 0xFF;
    }

    private record Span(int from, int to) {
        int length() {
            return to - from;
        }
    }
}
