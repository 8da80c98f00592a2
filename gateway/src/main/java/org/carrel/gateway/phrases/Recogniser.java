package org.carrel.gateway.phrases;

import io.netty.buffer.ByteBuf;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks for the catalogue's texts in a value, in one pass. Built once, then read by any thread. */
final class Recogniser {
    /** By the byte with which it begins, for most texts begin with none of a letter's patterns. */
    private final List<List<Known>> byFirst = new ArrayList<>();

    private int known;

    Recogniser() {
        for (int octet = 0; octet < 0x100; octet++) {
            byFirst.add(new ArrayList<>());
        }
    }

    private record Known(int rank, TextPattern pattern, Wording wording) {}

    /** Adds a text; those that are added first win. */
    void add(String text, Wording wording) {
        TextPattern pattern = new TextPattern(text);
        byFirst.get(pattern.first()).add(new Known(known++, pattern, wording));
    }

    /** What is said in the situation of which the readable bytes speak, or null for none known. */
    @Nullable Wording find(ByteBuf text) {
        int best = Integer.MAX_VALUE;
        Wording found = null;
        for (int at = text.readerIndex(); at < text.writerIndex(); at++) {
            for (Known each : byFirst.get(TextPattern.folded(text, at))) {
                if (each.rank() < best && each.pattern().beginsAt(text, at)) {
                    best = each.rank();
                    found = each.wording();
                }
            }
        }
        return found;
    }
}
