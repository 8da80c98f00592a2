package org.carrel.gateway.archive;

import java.util.regex.Pattern;
import org.carrel.config.Label;

/**
 * What an act was about: a part of the configuration, one of the staff, or nothing in particular.
 * Its narrow form cannot hold what travels through the gateway.
 */
public record Subject(String text) {
    private static final Pattern FORM = Pattern.compile("[a-z0-9._@-]{1,60}");

    /** Nothing in particular. */
    public static final Subject NONE = new Subject("-");

    public Subject {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("a subject is 1 to 60 of a-z, 0-9 and . _ @ -");
        }
    }

    /** A part of the configuration. */
    public static Subject of(Label part) {
        return new Subject(part.text());
    }

    /** One of the staff. */
    public static Subject of(StaffName name) {
        return new Subject(name.text());
    }

    @Override
    public String toString() {
        return text;
    }
}
