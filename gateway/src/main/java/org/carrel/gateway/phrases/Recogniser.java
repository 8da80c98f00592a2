package org.carrel.gateway.phrases;

import io.netty.buffer.ByteBuf;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Looks for the catalogue's texts in a value, in one pass that stops at the beginnings of words
 * only. Built once, then read by any thread.
 */
final class Recogniser {
    /** By the first letters, for most words begin no pattern. */
    private final Map<Integer, List<Known>> byBeginning = new HashMap<>();

    private int known;

    private record Known(int rank, TextPattern pattern, Wording wording) {}

    /** Adds a text; those that are added first win. */
    void add(String text, Wording wording) {
        TextPattern pattern = new TextPattern(text);
        byBeginning
                .computeIfAbsent(pattern.beginning(), _ -> new ArrayList<>())
                .add(new Known(known++, pattern, wording));
    }

    /** What is said in the situation of which the readable bytes speak, or null for none known. */
    @Nullable Wording find(ByteBuf text) {
        Known best = null;
        for (int at = text.readerIndex(); at < text.writerIndex(); at++) {
            if (TextPattern.beginsWord(text, at)) {
                best = better(best, text, at, TextPattern.beginning(text, at));
                best = better(best, text, at, TextPattern.shortBeginning(text, at));
            }
        }
        return best == null ? null : best.wording();
    }

    private @Nullable Known better(@Nullable Known best, ByteBuf text, int at, int beginning) {
        Known found = best;
        for (Known each : byBeginning.getOrDefault(beginning, List.of())) {
            boolean first = found == null || each.rank() < found.rank();
            if (first && each.pattern().beginsAt(text, at)) {
                found = each;
            }
        }
        return found;
    }
}
