package org.carrel.gateway.demo;

import java.util.Map;

/**
 * What the output can show.
 *
 * @param width in characters, at least 72
 * @param colours whether it understands ANSI colours
 */
public record Screen(int width, boolean colours) {
    private static final int USUAL = 120;
    private static final int NARROWEST = 72;

    public Screen {
        width = Math.max(NARROWEST, width);
    }

    /** The screen of this process: COLUMNS and NO_COLOR are heeded, a pipe gets no colours. */
    public static Screen of(Map<String, String> environment, boolean isConsole) {
        String columns = environment.getOrDefault("COLUMNS", "");
        int width = columns.matches("[0-9]{1,4}") ? Integer.parseInt(columns) : USUAL;
        boolean plain = !environment.getOrDefault("NO_COLOR", "").isEmpty();
        return new Screen(width, isConsole && !plain);
    }

    /** The text in bold, where that can be shown. */
    String bold(String text) {
        return paint("1", text);
    }

    String green(String text) {
        return paint("32", text);
    }

    String red(String text) {
        return paint("31;1", text);
    }

    String dim(String text) {
        return paint("2", text);
    }

    private String paint(String code, String text) {
        return colours ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
