package org.carrel.gateway.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.carrel.gateway.demo.Witness.Direction;
import org.carrel.gateway.demo.Witness.Sighting;

/**
 * How often each party was told each field, beside how often the library system said it, so that
 * one sees what was kept back. Empty fields tell nothing and are not counted.
 */
final class FieldTable {
    private static final int CELL = 10;

    /** Stands in the place of a party for what the library system answered. */
    static final String ILS_SAID = "ILS said";

    private final Map<String, Map<String, Integer>> counts = new TreeMap<>();
    private final List<String> parties;

    /** Counts the fields of what these parties received; {@link #ILS_SAID} may be one of them. */
    FieldTable(List<String> parties, List<Sighting> sightings) {
        this.parties = List.copyOf(parties);
        sightings.forEach(this::count);
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
        boolean received = sighting.direction() == Direction.RECEIVED;
        if (received || sighting.party().equals(SimulatedIls.PARTY)) {
            count(received ? sighting.party() : ILS_SAID, sighting);
        }
    }

    private void count(String column, Sighting sighting) {
        WireLine.of(sighting.line()).parts().stream()
                .filter(part -> !part.value().isBlank())
                .forEach(part ->
                        counts.computeIfAbsent(part.id(), id -> new TreeMap<>())
                                .merge(column, 1, Integer::sum));
    }

    private static String cell(String text) {
        return String.format(Locale.ROOT, "%" + CELL + "s", text);
    }
}
