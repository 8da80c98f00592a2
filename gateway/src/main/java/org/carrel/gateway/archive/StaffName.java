package org.carrel.gateway.archive;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The name by which one of the library's staff works with the gateway, or one of the gateway's own
 * parts acts. Readers have no such names, and no other names are kept.
 *
 * @param text 2 to 60 of {@code a-z}, {@code 0-9} and {@code . _ @ -}, beginning with a letter
 */
public record StaffName(String text) implements Comparable<StaffName> {
    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9._@-]{1,59}");

    /** Who wrote the configuration's file; the gateway cannot know more of them. */
    public static final StaffName FILE = new StaffName("file");

    /** The gateway itself. */
    public static final StaffName GATEWAY = new StaffName("gateway");

    /** Who typed a command on the gateway's machine. */
    public static final StaffName COMMAND = new StaffName("command");

    private static final Set<StaffName> OURS = Set.of(FILE, GATEWAY, COMMAND);

    public StaffName {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "a name of staff is 2 to 60 of a-z, 0-9 and . _ @ -, beginning with a letter");
        }
    }

    /** The name, if the text is one that staff may have. */
    public static Optional<StaffName> parse(String text) {
        return FORM.matcher(text).matches()
                ? Optional.of(new StaffName(text)).filter(name -> !name.isOurs())
                : Optional.empty();
    }

    /** Whether a part of the gateway is called so, and hence nobody else. */
    public boolean isOurs() {
        return OURS.contains(this);
    }

    @Override
    public int compareTo(StaffName other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
