package org.carrel.gateway;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.carrel.config.Label;

/**
 * What a support bundle is written with. It takes numbers, times, constants, and names that we gave
 * ourselves; for anything else there is no method, so that nobody's words can get into it. One
 * thread.
 */
final class SupportText {
    private static final String FIRST = "carrel-support 1";

    /** What a Java machine and a kernel say of their versions. */
    private static final Pattern FACT = Pattern.compile("[A-Za-z0-9 ._+()~-]{1,100}");

    private final StringBuilder text = new StringBuilder(FIRST).append('\n');

    /** What follows belongs together. */
    SupportText section(String name) {
        text.append("\n[").append(name).append("]\n");
        return this;
    }

    SupportText number(String key, long value) {
        return line(key, Long.toString(value));
    }

    SupportText flag(String key, boolean value) {
        return line(key, value ? "yes" : "no");
    }

    SupportText word(String key, Enum<?> value) {
        return line(key, value.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    SupportText moment(String key, Instant value) {
        return line(key, value.truncatedTo(ChronoUnit.SECONDS).toString());
    }

    SupportText length(String key, Duration value) {
        return line(key, value.toString());
    }

    /** A name if it is one of ours; of another only that it is the library's own. */
    SupportText ours(String key, Label name, Set<Label> known) {
        return line(key, known.contains(name) ? name.text() : "own");
    }

    /**
     * What the machine says of itself. Where it has characters that no version has, it is left out.
     */
    SupportText fact(String key, String value) {
        return line(key, FACT.matcher(value).matches() ? value : "not told");
    }

    /** All of it, lines of printable ASCII. */
    String text() {
        return text.toString();
    }

    private SupportText line(String key, String value) {
        text.append(key).append(" = ").append(value).append('\n');
        return this;
    }
}
