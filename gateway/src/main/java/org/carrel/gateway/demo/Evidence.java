package org.carrel.gateway.demo;

import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.carrel.gateway.demo.Witness.Direction;

/**
 * All that went over one party's wire, as text, byte for byte, so that planted values can be looked
 * for in it. Keeps the first megabytes. Any thread.
 */
final class Evidence {
    private static final int MOST = 4 * 1024 * 1024;

    private final Map<Direction, StringBuilder> texts = new EnumMap<>(Direction.class);

    Evidence() {
        for (Direction direction : Direction.values()) {
            texts.put(direction, new StringBuilder());
        }
    }

    /** Notes what went over the wire. */
    synchronized void add(Direction direction, String text) {
        StringBuilder all = texts.getOrDefault(direction, new StringBuilder());
        if (all.length() < MOST) {
            all.append(text).append('\n');
        }
    }

    /** How often something stands in what went one way. */
    synchronized long count(Direction direction, Pattern what) {
        return what.matcher(texts.getOrDefault(direction, new StringBuilder())).results().count();
    }
}
