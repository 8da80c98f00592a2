package org.carrel.gateway.importing;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is known so far of one section of {@code carrel.yaml}: words by their paths. What was said
 * first stands. One thread.
 */
final class Sheet {
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    /** What stands under a key. */
    sealed interface Entry {
        /**
         * A single word.
         *
         * @param text as it is meant, without quotes
         */
        record Word(String text) implements Entry {}

        /**
         * A group of further entries.
         *
         * @param sheet they stand there
         */
        record Group(Sheet sheet) implements Entry {}
    }

    /** Says a word; false where another one stands there already. */
    boolean put(String word, String... path) {
        Sheet sheet = this;
        for (int at = 0; at < path.length - 1; at++) {
            Entry inside =
                    sheet.entries.computeIfAbsent(path[at], _ -> new Entry.Group(new Sheet()));
            if (!(inside instanceof Entry.Group(Sheet below))) {
                return false;
            }
            sheet = below;
        }
        Entry said = new Entry.Word(word);
        Entry before = sheet.entries.putIfAbsent(path[path.length - 1], said);
        return before == null || before.equals(said);
    }

    /** Says everything that another sheet says, unless it is said already. */
    void putAll(Sheet other) {
        for (Map.Entry<String, Entry> each : other.entries.entrySet()) {
            switch (each.getValue()) {
                case Entry.Word word -> entries.putIfAbsent(each.getKey(), word);
                case Entry.Group(Sheet theirs) -> {
                    Sheet copy = new Sheet();
                    copy.putAll(theirs);
                    entries.putIfAbsent(each.getKey(), new Entry.Group(copy));
                }
            }
        }
    }

    boolean has(String key) {
        return entries.containsKey(key);
    }

    /** What was said, in the order in which it was begun. */
    Map<String, Entry> entries() {
        return Collections.unmodifiableMap(entries);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Sheet sheet && entries.equals(sheet.entries);
    }

    @Override
    public int hashCode() {
        return entries.hashCode();
    }
}
