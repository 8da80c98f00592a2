package org.carrel.gateway.phrases;

import io.netty.buffer.ByteBuf;
import io.netty.util.ByteProcessor;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Looks for the catalogue's texts in a value, in one pass that stops at the beginnings of words
 * only. Built once, then read by any thread.
 */
final class Recogniser {
    private static final int SIEVE_BITS = 12;
    private static final int SCATTER = 0x9E3779B1;

    /** By the first letters, for most words begin no pattern. */
    private final Map<Integer, List<Known>> byBeginning = new HashMap<>();

    /** Where no bit is set, the map has nothing. */
    private final BitSet sieve = new BitSet(1 << SIEVE_BITS);

    private int known;

    private record Known(int rank, TextPattern pattern, Wording wording) {}

    /** Adds a text; those that are added first win. */
    void add(String text, Wording wording) {
        TextPattern pattern = new TextPattern(text);
        sieve.set(scattered(pattern.beginning()));
        byBeginning
                .computeIfAbsent(pattern.beginning(), _ -> new ArrayList<>())
                .add(new Known(known++, pattern, wording));
    }

    /** What is said in the situation of which the readable bytes speak, or null for none known. */
    @Nullable Wording find(ByteBuf text) {
        Pass pass = new Pass(text);
        text.forEachByte(pass);
        return pass.best == null ? null : pass.best.wording();
    }

    private static int scattered(int beginning) {
        return (beginning * SCATTER) >>> (Integer.SIZE - SIEVE_BITS);
    }

    /** One way through a text, byte by byte, with the last three letters in small in view. */
    private final class Pass implements ByteProcessor {
        private final ByteBuf text;
        private int at;
        private int before = TextPattern.NOTHING;
        private int letters;
        private boolean wordBeganBefore;
        private boolean wordBeganTwoBefore;
        private @Nullable Known best;

        Pass(ByteBuf text) {
            this.text = text;
            this.at = text.readerIndex();
        }

        @Override
        public boolean process(byte next) {
            int octet = next & 0xFF;
            int letter = TextPattern.folded(octet, before);
            letters = (letters << 8 | letter) & 0xFFFFFF;
            boolean wordBegins = TextPattern.beginsWord(before);
            if (wordBegins) {
                consider(letter, at);
            }
            if (wordBeganTwoBefore) {
                consider(letters, at - 2);
            }
            wordBeganTwoBefore = wordBeganBefore;
            wordBeganBefore = wordBegins;
            before = octet;
            at++;
            return true;
        }

        private void consider(int beginning, int place) {
            if (!sieve.get(scattered(beginning))) {
                return;
            }
            for (Known each : byBeginning.getOrDefault(beginning, List.of())) {
                boolean first = best == null || each.rank() < best.rank();
                if (first && each.pattern().beginsAt(text, place)) {
                    best = each;
                }
            }
        }
    }
}
