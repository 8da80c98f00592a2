package org.carrel.gateway.oracle;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What was found: for every sink that was searched and every class of values, how often; and in
 * which forms. Holds no value. One thread.
 */
final class Matrix {
    private final Map<Sink, Map<ValueClass, Map<String, Integer>>> rows = new EnumMap<>(Sink.class);

    /** Notes that this sink was searched, even if nothing is found there. */
    void searched(Sink sink) {
        row(sink);
    }

    /** Notes a find. */
    void found(Sink sink, ValueClass what, String form) {
        row(sink).computeIfAbsent(what, _ -> new TreeMap<>()).merge(form, 1, Integer::sum);
    }

    private Map<ValueClass, Map<String, Integer>> row(Sink sink) {
        return rows.computeIfAbsent(sink, _ -> new EnumMap<>(ValueClass.class));
    }

    /** The sinks that were searched. */
    Set<Sink> sinks() {
        return rows.keySet();
    }

    int count(Sink sink, ValueClass what) {
        return forms(sink, what).values().stream().mapToInt(Integer::intValue).sum();
    }

    /** How often each form was found. */
    Map<String, Integer> forms(Sink sink, ValueClass what) {
        return rows.getOrDefault(sink, Map.of()).getOrDefault(what, Map.of());
    }

    /**
     * Whether the search proves anything: the control that was planted in every sink was found in
     * every one, and what was never used was found in none.
     */
    boolean valid() {
        return !rows.isEmpty()
                && rows.keySet().stream()
                        .allMatch(sink ->
                                count(sink, ValueClass.CONTROL) > 0
                                        && count(sink, ValueClass.NEVER) == 0);
    }

    /** Whether nothing was found but what may be. */
    boolean clean() {
        return rows.keySet().stream()
                .allMatch(sink ->
                        Stream.of(ValueClass.values()).noneMatch(what -> isLeak(sink, what)));
    }

    /** Whether this was found where it may not be. */
    boolean isLeak(Sink sink, ValueClass what) {
        return !sink.allows(what) && count(sink, what) > 0;
    }
}
