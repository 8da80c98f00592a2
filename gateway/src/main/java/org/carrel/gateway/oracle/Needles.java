package org.carrel.gateway.oracle;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Hundreds of thousands of needles, looked for in one pass over a haystack of any size. The first
 * eight bytes of each needle are its key; a window of eight bytes slides over the haystack, a
 * bitmap says no to nearly every window at once, and what it lets through is compared in full. An
 * automaton would need a state for each byte of each needle; this needs one table entry for each
 * needle. Immutable; any thread.
 */
final class Needles {
    /** No needle is shorter. */
    static final int KEY_LENGTH = 8;

    private static final int BITMAP_BITS = 25;
    private static final int TABLE_BITS = 19;

    /**
     * Half a digest may be the start of any other number; sixteen equal characters are no chance.
     */
    private static final int TELLING_DIGEST = 16;

    private final List<Needle> needles;
    private final long[] bitmap = new long[1 << (BITMAP_BITS - 6)];
    private final int[] first = new int[1 << TABLE_BITS];
    private final int[] next;

    /** Needles for every form of these values. */
    Needles(Stream<CanaryValue> values) {
        needles = new ArrayList<>();
        values.forEach(value ->
                SearchForms.of(value).forEach(form -> needles.add(new Needle(value.what(), form))));
        next = new int[needles.size()];
        Arrays.fill(first, -1);
        for (int each = 0; each < needles.size(); each++) {
            long hash = hash(key(needles.get(each).form()));
            int bit = (int) (hash >>> (Long.SIZE - BITMAP_BITS));
            bitmap[bit >>> 6] |= 1L << bit;
            int slot = (int) hash & ((1 << TABLE_BITS) - 1);
            next[each] = first[slot];
            first[slot] = each;
        }
    }

    private record Needle(ValueClass what, SearchForm form) {}

    /** A needle in the haystack, and where it begins. */
    record Match(ValueClass what, String form, long offset) {
        /** The same, found in what was unpacked. */
        Match packed() {
            return new Match(what, form + ", packed", offset);
        }
    }

    /** How many forms of values are looked for. */
    int size() {
        return needles.size();
    }

    /**
     * Tells of every needle in the haystack, the longest at each place, but not of needles within
     * that one: a whole card is no half card. And, at the offset behind it, of every sequence of
     * four bytes with which something packed may begin.
     */
    void search(MemorySegment haystack, Consumer<Match> found, Packed packed) {
        long window = 0;
        long told = 0;
        long size = haystack.byteSize();
        for (long end = 0; end < size; end++) {
            while (window == 0 && isZero(haystack, end)) {
                end += KEY_LENGTH; // most of a core dump is empty
            }
            if (end >= size) {
                return;
            }
            window = window << 8 | (haystack.get(ValueLayout.JAVA_BYTE, end) & 0xFF);
            long hash = hash(window);
            int bit = (int) (hash >>> (Long.SIZE - BITMAP_BITS));
            if ((bitmap[bit >>> 6] & (1L << bit)) != 0 && end >= KEY_LENGTH - 1) {
                long at = end - KEY_LENGTH + 1;
                Needle needle = longest(haystack, at, (int) hash & ((1 << TABLE_BITS) - 1));
                if (needle != null && at + needle.form().length() > told) {
                    told = at + needle.form().length();
                    found.accept(new Match(needle.what(), needle.form().name(), at));
                }
            }
            if (Unpacking.mayBegin((int) window)) {
                packed.at(end - 3);
            }
        }
    }

    /** Told where something packed may begin. */
    interface Packed {
        void at(long offset);
    }

    private @Nullable Needle longest(MemorySegment haystack, long at, int slot) {
        Needle longest = null;
        for (int each = first[slot]; each >= 0; each = next[each]) {
            Needle needle = needles.get(each);
            if ((longest == null || needle.form().length() > longest.form().length())
                    && matches(haystack, at, needle.form())) {
                longest = needle;
            }
        }
        return longest;
    }

    private static boolean matches(MemorySegment haystack, long at, SearchForm form) {
        int most = (int) Math.min(form.length(), haystack.byteSize() - at);
        int equal = 0;
        while (equal < most && octet(haystack, at + equal) == form.at(equal)) {
            equal++;
        }
        if (equal == form.length() || !form.digest() || equal < KEY_LENGTH) {
            return equal == form.length();
        }
        // a digest that somebody cut short ends where it was cut
        return equal >= TELLING_DIGEST
                || (!isLetter(haystack, at - 1) && !isLetter(haystack, at + equal));
    }

    private static boolean isLetter(MemorySegment haystack, long at) {
        if (at < 0 || at >= haystack.byteSize()) {
            return false;
        }
        byte octet = octet(haystack, at);
        return octet == '+' || octet == '/' || Character.isLetterOrDigit(octet & 0x7F);
    }

    private static boolean isZero(MemorySegment haystack, long at) {
        return at + KEY_LENGTH <= haystack.byteSize()
                && haystack.get(ValueLayout.JAVA_LONG_UNALIGNED, at) == 0;
    }

    private static byte octet(MemorySegment haystack, long at) {
        return haystack.get(ValueLayout.JAVA_BYTE, at);
    }

    private static long key(SearchForm form) {
        long key = 0;
        for (int at = 0; at < KEY_LENGTH; at++) {
            key = key << 8 | (form.at(at) & 0xFF);
        }
        return key;
    }

    private static long hash(long key) {
        long mixed = key * 0x9E3779B97F4A7C15L;
        return mixed ^ (mixed >>> 29);
    }
}
