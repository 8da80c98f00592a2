package org.carrel.admin.desk;

import java.util.List;

/**
 * A word at the head of a page about what was just done, or was not.
 *
 * @param good whether it was done
 * @param text the text's name in the bundles; empty where there is nothing to say
 * @param blanks what fills the text's blanks
 * @param details lines below it, each one problem
 */
public record Notice(boolean good, String text, List<String> blanks, List<String> details) {
    /** Nothing to say. */
    public static final Notice NONE = new Notice(true, "", List.of(), List.of());

    public Notice {
        blanks = List.copyOf(blanks);
        details = List.copyOf(details);
    }

    /** It was done. */
    public static Notice done(String text, String... blanks) {
        return new Notice(true, text, List.of(blanks), List.of());
    }

    /** It was not done. */
    public static Notice problem(String text, String... blanks) {
        return new Notice(false, text, List.of(blanks), List.of());
    }

    /** The same with lines below it. */
    public Notice with(List<String> lines) {
        return new Notice(good, text, blanks, lines);
    }

    /** Whether there is anything to say. */
    public boolean isThere() {
        return !text.isEmpty();
    }
}
