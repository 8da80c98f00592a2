package org.carrel.admin.facts;

import java.util.ArrayList;
import java.util.List;
import org.carrel.admin.facts.MapFacts.Way;
import org.carrel.admin.text.Words;

/**
 * Where everything stands in the picture, in units of the picture: doors in a column on the left,
 * the gateway as a tall box in the middle, upstreams on the right, each way a level line.
 *
 * @param height of the whole
 */
public record MapPicture(List<Row> doors, List<Row> upstreams, int height) {
    /** The picture's width. */
    public static final int WIDTH = 1000;

    /** The width of a box at either side. */
    public static final int BOX = 220;

    /** Where the gateway's box begins. */
    public static final int GATE = 440;

    /** How wide the gateway's box is. */
    public static final int GATE_WIDTH = 120;

    private static final int MARGIN = 20;
    private static final int ROW = 104;
    private static final int LINE = 30;
    private static final int MOST_LINES = 3;

    /**
     * One way.
     *
     * @param y of its line
     * @param learns what its end learns, in lines that fit
     */
    public record Row(Way way, int y, List<String> learns) {
        public Row {
            learns = List.copyOf(learns);
        }
    }

    /** The picture of these facts, in a language. */
    public static MapPicture of(MapFacts facts, Words words) {
        int rows = Math.max(1, Math.max(facts.doors().size(), facts.upstreams().size()));
        return new MapPicture(
                rows(facts.doors(), rows, words),
                rows(facts.upstreams(), rows, words),
                2 * MARGIN + rows * ROW);
    }

    private static List<Row> rows(List<Way> ways, int all, Words words) {
        List<Row> rows = new ArrayList<>();
        int first = MARGIN + (all - ways.size()) * ROW / 2;
        for (int at = 0; at < ways.size(); at++) {
            Way way = ways.get(at);
            rows.add(new Row(way, first + at * ROW + ROW / 2, lines(way, words)));
        }
        return rows;
    }

    private static List<String> lines(Way way, Words words) {
        if (way.learns().isEmpty()) {
            return List.of(words.say(way.seen() ? "map.nothing" : "map.unseen"));
        }
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String each : way.learns()) {
            String name = words.say("class." + each);
            if (!line.isEmpty() && line.length() + name.length() > LINE) {
                lines.add(line + ",");
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : ", ").append(name);
        }
        lines.add(line.toString());
        return lines.size() <= MOST_LINES
                ? lines
                : List.of(lines.get(0), lines.get(1), words.say("map.more", way.learns().size()));
    }
}
