package org.carrel.gateway.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.carrel.gateway.demo.Witness.Direction;
import org.carrel.gateway.demo.Witness.Sighting;

/**
 * Sets an exchange in three columns: what the terminal, the library system and the vendors each saw
 * of it.
 */
final class SideBySide {
    private static final String GAP = " │ ";
    private static final int ARROW = 2;

    private final Screen screen;
    private final int columnWidth;

    SideBySide(Screen screen) {
        this.screen = screen;
        this.columnWidth = (screen.width() - 2 * GAP.length()) / 3;
    }

    /** The heading of a play. */
    List<String> title(String title) {
        String rule = "═".repeat(Math.max(3, screen.width() - title.length() - 5));
        return List.of("", screen.bold("══ " + title + " " + rule));
    }

    /** One exchange as printable lines, its caption first. */
    List<String> exchange(String caption, String terminal, List<Sighting> sightings) {
        Predicate<Sighting> isTerminal = each -> each.party().equals(terminal);
        Predicate<Sighting> isIls = each -> each.party().equals(SimulatedIls.PARTY);
        List<String> left = column(terminal, sightings.stream().filter(isTerminal).toList());
        List<String> middle = column("ILS", sightings.stream().filter(isIls).toList());
        List<String> right =
                column(
                        "vendors",
                        sightings.stream().filter(isTerminal.or(isIls).negate()).toList());
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add(screen.bold("● " + caption));
        for (int row = 0; row < longest(left, middle, right); row++) {
            String line = cell(left, row) + GAP + cell(middle, row) + GAP + cell(right, row);
            String shown = line.stripTrailing();
            lines.add(row == 0 ? screen.dim(shown) : shown);
        }
        return lines;
    }

    private List<String> column(String heading, List<Sighting> sightings) {
        List<String> lines = new ArrayList<>();
        lines.add(heading);
        if (sightings.isEmpty()) {
            lines.add("—");
        }
        for (Sighting sighting : sightings) {
            lines.addAll(wrapped(arrow(heading, sighting), sighting.line()));
        }
        return lines;
    }

    /** Requests point right, answers left, whichever side tells of them. */
    private static String arrow(String heading, Sighting sighting) {
        boolean asksItself = !heading.equals("ILS") && !heading.equals("vendors");
        String who = heading.equals("vendors") ? sighting.party() + " " : "";
        return who + ((sighting.direction() == Direction.SENT) == asksItself ? "→ " : "← ");
    }

    /**
     * Breaks a line between its fields, and a field only where it alone is wider than the column.
     */
    private List<String> wrapped(String mark, String line) {
        List<String> lines = new ArrayList<>();
        String current = mark;
        boolean empty = true;
        for (String piece : WireLine.of(line).pieces()) {
            if (!empty && current.length() + piece.length() > columnWidth) {
                lines.add(current);
                current = " ".repeat(ARROW);
            }
            current += piece;
            empty = false;
            while (current.length() > columnWidth) {
                lines.add(current.substring(0, columnWidth));
                current = " ".repeat(ARROW) + current.substring(columnWidth);
            }
        }
        lines.add(current);
        return lines;
    }

    private String cell(List<String> column, int row) {
        String text = row < column.size() ? column.get(row) : "";
        return text + " ".repeat(columnWidth - text.length());
    }

    private static int longest(List<String> left, List<String> middle, List<String> right) {
        return Math.max(left.size(), Math.max(middle.size(), right.size()));
    }
}
