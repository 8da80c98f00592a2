package org.carrel.gateway.upstream;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carrel.config.Label;

/**
 * Those who wait for a connection. The doors are served in turn, and at one door who came first: a
 * terminal asks one thing at a time, so it has one place, and a door where much is asked makes its
 * own terminals wait and not another's. Guarded by its shelf's lock.
 */
final class Line {
    private final int most;

    /** The doors at which somebody waits, the next to be served first. */
    private final Map<Label, Deque<Wanted>> doors = new LinkedHashMap<>();

    private int length;

    /**
     * @param most how many may wait
     */
    Line(int most) {
        this.most = most;
    }

    /**
     * Takes a place in line.
     *
     * @return who has to go for want of room: the last one at the door where most wait, which may
     *     be the one who comes
     */
    Optional<Wanted> join(Wanted wanted) {
        doors.computeIfAbsent(wanted.door(), _ -> new ArrayDeque<>()).addLast(wanted);
        if (++length <= most) {
            return Optional.empty();
        }
        Deque<Wanted> busiest =
                doors.values().stream()
                        .max(
                                Comparator.<Deque<Wanted>>comparingInt(Deque::size)
                                        .thenComparing(each -> each.contains(wanted)))
                        .orElseThrow();
        return Optional.of(left(busiest.removeLast()));
    }

    /** Who is next, if anybody waits; from here on no longer in line, and its door has its turn. */
    Optional<Wanted> next() {
        if (doors.isEmpty()) {
            return Optional.empty();
        }
        Map.Entry<Label, Deque<Wanted>> first = doors.entrySet().iterator().next();
        Label door = first.getKey();
        Deque<Wanted> waiting = first.getValue();
        doors.remove(door);
        doors.put(door, waiting);
        return Optional.of(left(waiting.removeFirst()));
    }

    /** Those whose time is over; from here on no longer in line. */
    List<Wanted> overdue(long now) {
        List<Wanted> overdue = new ArrayList<>();
        for (Deque<Wanted> waiting : doors.values()) {
            waiting.stream().filter(each -> now - each.until() > 0).forEach(overdue::add);
            waiting.removeAll(overdue);
        }
        doors.values().removeIf(Deque::isEmpty);
        length -= overdue.size();
        return overdue;
    }

    /** Everybody; from here on no longer in line. */
    List<Wanted> everybody() {
        List<Wanted> all = doors.values().stream().flatMap(Deque::stream).toList();
        doors.clear();
        length = 0;
        return all;
    }

    private Wanted left(Wanted who) {
        length--;
        doors.values().removeIf(Deque::isEmpty);
        return who;
    }
}
