package org.carrel.gateway.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.carrel.gateway.demo.Witness.Direction;
import org.carrel.gateway.demo.Witness.Sighting;

/**
 * Sets an exchange in columns: what the terminal, the library system and the vendors each saw of
 * it, or a client and its catalogue.
 */
final class SideBySide {
    private static final String GAP = " │ ";
    private static final int ARROW = 2;
    private static final String ILS = SimulatedIls.PARTY;
    private static final String VENDORS = "vendors";

    /** Those who answer, and do not ask. */
    private static final Set<String> ASKED = Set.of(ILS, VENDORS, SimulatedCatalogue.PARTY);

    private final Screen screen;
    private final int third;
    private final int half;

    SideBySide(Screen screen) {
        this.screen = screen;
        this.third = (screen.width() - 2 * GAP.length()) / 3;
        this.half = (screen.width() - GAP.length()) / 2;
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
        Predicate<Sighting> isVendor = isTerminal.or(isIls).negate();
        return page(
                caption,
                third,
                List.of(
                        column(terminal, third, sightings.stream().filter(isTerminal).toList()),
                        column(ILS, third, sightings.stream().filter(isIls).toList()),
                        column(VENDORS, third, sightings.stream().filter(isVendor).toList())));
    }

    /** One exchange between a client and its catalogue, of which each saw another half. */
    List<String> exchange(
            String caption, String client, String catalogue, List<Sighting> sightings) {
        return page(
                caption,
                half,
                Stream.of(client, catalogue)
                        .map(party ->
                                column(
                                        party,
                                        half,
                                        sightings.stream()
                                                .filter(each -> each.party().equals(party))
                                                .toList()))
                        .toList());
    }

    private List<String> page(String caption, int width, List<List<String>> columns) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add(screen.bold("● " + caption));
        int rows = columns.stream().mapToInt(List::size).max().orElse(0);
        for (int row = 0; row < rows; row++) {
            int at = row;
            String shown =
                    columns.stream()
                            .map(column -> cell(column, at, width))
                            .collect(Collectors.joining(GAP))
                            .stripTrailing();
            lines.add(row == 0 ? screen.dim(shown) : shown);
        }
        return lines;
    }

    private static List<String> column(String heading, int width, List<Sighting> sightings) {
        List<String> lines = new ArrayList<>();
        lines.add(heading);
        if (sightings.isEmpty()) {
            lines.add("—");
        }
        for (Sighting sighting : sightings) {
            String mark = arrow(heading, sighting);
            String line = sighting.line();
            lines.addAll(
                    line.contains("\n")
                            ? wrappedLines(mark, line, width)
                            : wrapped(mark, line, width));
        }
        return lines;
    }

    /** Requests point right, answers left, whichever side tells of them. */
    private static String arrow(String heading, Sighting sighting) {
        boolean asksItself = !ASKED.contains(heading);
        String who = heading.equals(VENDORS) ? sighting.party() + " " : "";
        return who + ((sighting.direction() == Direction.SENT) == asksItself ? "→ " : "← ");
    }

    /**
     * Breaks a line between its fields, and a field only where it alone is wider than the column.
     */
    private static List<String> wrapped(String mark, String line, int width) {
        List<String> lines = new ArrayList<>();
        String current = mark;
        boolean empty = true;
        for (String piece : WireLine.of(line).pieces()) {
            if (!empty && current.length() + piece.length() > width) {
                lines.add(current);
                current = " ".repeat(ARROW);
            }
            current += piece;
            empty = false;
            current = cut(current, width, lines);
        }
        lines.add(current);
        return lines;
    }

    /** Lines of their own, each broken only where it is wider than the column. */
    private static List<String> wrappedLines(String mark, String text, int width) {
        List<String> lines = new ArrayList<>();
        String begin = mark;
        for (String line : text.lines().toList()) {
            lines.add(cut(begin + line, width, lines));
            begin = " ".repeat(ARROW);
        }
        return lines;
    }

    /** Adds what fills whole lines; the rest of it. */
    private static String cut(String text, int width, List<String> lines) {
        String rest = text;
        while (rest.length() > width) {
            lines.add(rest.substring(0, width));
            rest = " ".repeat(2 * ARROW) + rest.substring(width);
        }
        return rest;
    }

    private static String cell(List<String> column, int row, int width) {
        String text = row < column.size() ? column.get(row) : "";
        return text + " ".repeat(width - text.length());
    }
}
