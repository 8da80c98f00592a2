package org.carrel.gateway.demo;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Finds the demonstration's records by word and lists their headings in order; letters count
 * without case and accents. Not to be changed after it was made; any thread.
 */
final class CatalogueIndex {
    private final int size;
    private final Map<SearchIndex, NavigableMap<String, BitSet>> words =
            new EnumMap<>(SearchIndex.class);
    private final Map<SearchIndex, NavigableMap<String, Heading>> headings =
            new EnumMap<>(SearchIndex.class);

    /** An index of a whole catalogue. */
    CatalogueIndex(Catalogue catalogue) {
        this.size = catalogue.size();
        for (SearchIndex index : SearchIndex.values()) {
            words.put(index, new TreeMap<>());
            headings.put(index, new TreeMap<>());
        }
        for (int record = 0; record < size; record++) {
            for (SearchIndex index : SearchIndex.values()) {
                add(record, index, catalogue.headings(record, index));
            }
        }
    }

    /** A line of an index and in how many records it stands. */
    record Heading(String text, int records) {
        Heading more() {
            return new Heading(text, records + 1);
        }
    }

    /** A part of an index, and the place, from 1, of the term that was asked for. */
    record Page(List<Heading> headings, int position) {}

    /** How many records there are, each with a number from 0. */
    int size() {
        return size;
    }

    /**
     * The records that have all of these words in an index; nothing for no words.
     *
     * @param truncated whether the last word may go on
     */
    BitSet find(SearchIndex index, String text, boolean truncated) {
        List<String> asked = words(text);
        BitSet found = new BitSet(size);
        found.set(0, asked.isEmpty() ? 0 : size);
        for (int at = 0; at < asked.size(); at++) {
            boolean open = truncated && at == asked.size() - 1;
            found.and(find(index, asked.get(at), open ? '\uffff' : '\0'));
        }
        return found;
    }

    /**
     * The headings round a term.
     *
     * @param before how many of them may stand before it
     */
    Page scan(SearchIndex index, String term, int before, int most) {
        NavigableMap<String, Heading> all = headings(index);
        String from = String.join(" ", words(term));
        List<Heading> earlier =
                all.headMap(from, false).descendingMap().values().stream().limit(before).toList();
        List<Heading> page = new ArrayList<>(earlier.reversed());
        all.tailMap(from, true).values().stream()
                .limit(Math.max(0, most - page.size()))
                .forEach(page::add);
        return new Page(List.copyOf(page), earlier.size() + 1);
    }

    /** What a record is sorted by. */
    static String sortKey(String heading) {
        return String.join(" ", words(heading));
    }

    private BitSet find(SearchIndex index, String word, char last) {
        BitSet found = new BitSet(size);
        NavigableMap<String, BitSet> all = words.getOrDefault(index, new TreeMap<>());
        all.subMap(word, true, last == '\0' ? word : word + last, true).values().forEach(found::or);
        return found;
    }

    private NavigableMap<String, Heading> headings(SearchIndex index) {
        return headings.getOrDefault(index, new TreeMap<>());
    }

    private void add(int record, SearchIndex index, List<String> texts) {
        NavigableMap<String, BitSet> places = words.getOrDefault(index, new TreeMap<>());
        NavigableMap<String, Heading> lines = headings(index);
        for (String text : texts) {
            List<String> found = words(text);
            found.forEach(word -> places.computeIfAbsent(word, _ -> new BitSet()).set(record));
            lines.merge(String.join(" ", found), new Heading(text, 1), (known, _) -> known.more());
        }
    }

    private static List<String> words(String text) {
        String plain =
                Normalizer.normalize(text, Normalizer.Form.NFD)
                        .replaceAll("\\p{M}", "")
                        .toLowerCase(Locale.ROOT);
        return Arrays.stream(plain.split("[^\\p{L}\\p{N}]+", -1))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
