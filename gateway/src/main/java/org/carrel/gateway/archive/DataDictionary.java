package org.carrel.gateway.archive;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Every piece of data that the gateway keeps, writes or shows, and what it is for: a table that
 * people read, and the console shows. What is missing from it fails the build.
 */
public final class DataDictionary {
    private static final String FILE = "data-dictionary.md";
    private static final String CELL = " ([^|]+) \\|";
    private static final Pattern ROW = Pattern.compile("\\|" + CELL.repeat(6));
    private static final String HEADING = "kind";

    private DataDictionary() {}

    /**
     * One of its lines.
     *
     * @param kind column, log key, metric label or ledger field
     * @param name of a column, with its table before it
     * @param purpose what it is for
     * @param dataClass what class of data it is
     * @param kept how long
     * @param readers who sees it
     */
    public record Entry(
            String kind,
            String name,
            String purpose,
            String dataClass,
            String kept,
            String readers) {}

    /** All of its lines, in its order. */
    public static List<Entry> entries() {
        return text().lines()
                .map(ROW::matcher)
                .filter(Matcher::matches)
                .map(DataDictionary::entry)
                .filter(entry -> !entry.kind().equals(HEADING))
                .toList();
    }

    /** The whole page, in Markdown. */
    public static String text() {
        try (InputStream in =
                        Objects.requireNonNull(DataDictionary.class.getResourceAsStream(FILE));
                BufferedReader reader =
                        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return String.join("\n", reader.lines().toList()) + "\n";
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private static Entry entry(Matcher row) {
        return new Entry(
                row.group(1), row.group(2), row.group(3), row.group(4), row.group(5), row.group(6));
    }
}
