package org.carrel.gateway;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Two vendors that lay their captures side by side. For each token of the second they take that
 * token of the first which was most often seen within half an hour before it, and of several the
 * one that was otherwise seen least; where even that leaves several, they draw lots, which is
 * counted as the share that is right.
 */
final class Vendors {
    static final int WINDOW_SECONDS = 1800;

    private static final int MINUTE = 60;

    private final List<Event> first;
    private final Map<String, List<Event>> second = new HashMap<>();
    private final Map<String, Integer> seen = new HashMap<>();

    Vendors(List<Event> first, List<Event> second) {
        this.first = first.stream().sorted(Comparator.comparingLong(Event::seconds)).toList();
        first.forEach(event -> seen.merge(event.token(), 1, Integer::sum));
        second.forEach(event ->
                this.second.computeIfAbsent(event.token(), _ -> new ArrayList<>()).add(event));
    }

    /**
     * One line of a capture.
     *
     * @param patron whose it is, which vendors do not know and which only judges them
     */
    record Event(String token, long seconds, int patron) {}

    /** The share of the second vendor's events that are put down to the right reader. */
    double attributed() {
        double right = 0;
        int events = 0;
        for (List<Event> ofOne : second.values()) {
            right += ofOne.size() * rightness(ofOne);
            events += ofOne.size();
        }
        return events == 0 ? 0 : right / events;
    }

    /** How likely it is that the vendors choose the right reader for a token's events. */
    private double rightness(List<Event> ofOne) {
        Map<String, Integer> together = new HashMap<>();
        Map<String, Integer> whose = new HashMap<>();
        for (Event event : ofOne) {
            for (Event before : shortlyBefore(event)) {
                together.merge(before.token(), 1, Integer::sum);
                whose.put(before.token(), before.patron());
            }
        }
        Comparator<String> likely =
                Comparator.<String>comparingInt(token -> together.getOrDefault(token, 0))
                        .thenComparingInt(token -> -seen.getOrDefault(token, 0));
        return together.keySet().stream()
                .max(likely)
                .map(best ->
                        together.keySet().stream()
                                .filter(token -> likely.compare(token, best) == 0)
                                .mapToInt(token ->
                                        whose.getOrDefault(token, -1) == ofOne.getFirst().patron()
                                                ? 1
                                                : 0)
                                .average()
                                .orElse(0))
                .orElse(0.0);
    }

    /** The first vendor's events of the half hour before this one, each token once. */
    private List<Event> shortlyBefore(Event event) {
        Map<String, Event> before = new HashMap<>();
        for (int at = place(event.seconds() - WINDOW_SECONDS - MINUTE);
                at < first.size() && first.get(at).seconds() <= event.seconds();
                at++) {
            before.putIfAbsent(first.get(at).token(), first.get(at));
        }
        return List.copyOf(before.values());
    }

    /** The first event that is not before this time. */
    private int place(long seconds) {
        int low = 0;
        int high = first.size();
        while (low < high) {
            int middle = (low + high) / 2;
            if (first.get(middle).seconds() < seconds) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
