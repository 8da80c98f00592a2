package org.carrel.gateway.phrases;

import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Looks for the catalogue's texts in a value, in one pass that stops at the beginnings of words
 * only. Built once, then read by any thread.
 */
final class Recogniser {
    private static final int SIEVE_BITS = 12;
    private static final int SCATTER = 0x9E3779B1;

    /** By the first letters, scattered, for most words begin no pattern. */
    private final Known[] @Nullable [] byBeginning = new Known[1 << SIEVE_BITS][];

    private int known;

    private record Known(int rank, TextPattern pattern, Wording wording) {}

    /** Adds a text; those that are added first win. */
    void add(String text, Wording wording) {
        TextPattern pattern = new TextPattern(text);
        int place = scattered(pattern.beginning());
        Known[] there = byBeginning[place];
        Known[] more = there == null ? new Known[1] : Arrays.copyOf(there, there.length + 1);
        more[more.length - 1] = new Known(known++, pattern, wording);
        byBeginning[place] = more;
    }

    /** What is said in the situation of which the readable bytes speak, or null for none known. */
    @Nullable Wording find(ByteBuf text) {
        ByteBuffer bytes = text.nioBuffer();
        int before = TextPattern.NOTHING;
        int letters = 0; // the last three, in small
        int begins = 0; // bit n: a word began n bytes ago
        @Nullable Known best = null;
        for (int at = 0; at < bytes.limit(); at++) {
            int octet = bytes.get(at) & 0xFF;
            int letter = TextPattern.folded(octet, before);
            letters = (letters << 8 | letter) & 0xFFFFFF;
            begins = begins << 1 | (TextPattern.beginsWord(before) ? 1 : 0);
            if ((begins & 1) != 0) {
                best = better(best, letter, bytes, at);
            }
            if ((begins & 0b100) != 0) {
                best = better(best, letters, bytes, at - 2);
            }
            before = octet;
        }
        return best == null ? null : best.wording();
    }

    private static int scattered(int beginning) {
        return (beginning * SCATTER) >>> (Integer.SIZE - SIEVE_BITS);
    }

    /** The first that was added, of that which was found and those that begin here. */
    private @Nullable Known better(
            @Nullable Known found, int beginning, ByteBuffer text, int place) {
        Known[] there = byBeginning[scattered(beginning)];
        if (there == null) {
            return found;
        }
        Known best = found;
        for (Known each : there) {
            boolean first = best == null || each.rank() < best.rank();
            if (first && each.pattern().beginsAt(text, place)) {
                best = each;
            }
        }
        return best;
    }
}
