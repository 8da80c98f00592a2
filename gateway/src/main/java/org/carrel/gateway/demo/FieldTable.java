package org.carrel.gateway.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.carrel.gateway.demo.Witness.Direction;
import org.carrel.gateway.demo.Witness.Sighting;

/** How often each party was told each field. Empty fields tell nothing and are not counted. */
final class FieldTable {
    private static final int CELL = 8;

    private final Map<String, Map<String, Integer>> counts = new TreeMap<>();
    private final List<String> parties;

    /** Counts the fields of the lines that these parties received. */
    FieldTable(List<String> parties, List<Sighting> sightings) {
        this.parties = List.copyOf(parties);
        sightings.stream()
                .filter(each -> each.direction() == Direction.RECEIVED)
                .forEach(this::count);
    }

    /** How often that party was told that field. */
    int count(String party, String field) {
        return counts.getOrDefault(field, Map.of()).getOrDefault(party, 0);
    }

    /** The table as printable lines. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        StringBuilder heading = new StringBuilder("field ");
        parties.forEach(party -> heading.append(cell(party)));
        lines.add(heading.toString());
        for (String field : counts.keySet()) {
            StringBuilder row = new StringBuilder("  " + field + "  ");
            for (String party : parties) {
                int count = count(party, field);
                row.append(cell(count == 0 ? "·" : Integer.toString(count)));
            }
            lines.add(row.toString());
        }
        return lines;
    }

    private void count(Sighting sighting) {
        WireLine.of(sighting.line()).parts().stream()
                .filter(part -> !part.value().isBlank())
                .forEach(part ->
                        counts.computeIfAbsent(part.id(), id -> new TreeMap<>())
                                .merge(sighting.party(), 1, Integer::sum));
    }

    private static String cell(String text) {
        return String.format(Locale.ROOT, "%" + CELL + "s", text);
    }
}
