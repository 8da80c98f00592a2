package org.carrel.config;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A name that an administrator wrote down: of an upstream, a terminal, a policy. Its narrow form is
 * what lets it stand in logs and metrics, for it cannot hold traffic.
 *
 * @param text 1 to 40 of {@code a-z}, {@code 0-9} and {@code -}
 */
public record Label(String text) implements Comparable<Label> {

    private static final Pattern FORM = Pattern.compile("[a-z0-9-]{1,40}");

    public Label {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("a label is 1 to 40 of a-z, 0-9 and -");
        }
    }

    /** The label, if the text is one. */
    public static Optional<Label> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new Label(text)) : Optional.empty();
    }

    // written out: what the compiler makes of a record is slower, and this stands in the hot path
    @Override
    public boolean equals(Object other) {
        return other instanceof Label label && text.equals(label.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public int compareTo(Label other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
