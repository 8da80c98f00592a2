package org.carrel.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The list of what OWASP's ASVS wants names tests that are there, and leaves no row open. */
class AsvsTest {
    private static final Path LIST = House.root().resolve("admin-ui/ASVS.md");

    /** How many requirements of level 1 and 2 each section of ASVS 5.0.0 has; they come first. */
    private static final String SECTIONS =
            """
            1.1 2, 1.2 9, 1.3 11, 1.4 3, 1.5 2, 2.1 3, 2.2 3, 2.3 4, 2.4 1, 3.2 2, 3.3 4, 3.4 6,
            3.5 5, 3.7 2, 4.1 3, 4.2 1, 4.3 2, 4.4 4, 5.1 1, 5.2 3, 5.4 3, 6.1 3, 6.2 12, 6.3 4,
            5.3 2, 6.4 4, 6.5 5, 6.6 3, 6.8 4, 7.1 3, 7.2 4, 7.3 2, 7.4 5, 7.5 2, 7.6 2, 8.1 2,
            8.2 3, 8.3 1, 8.4 1, 9.1 3, 9.2 4, 11.1 2, 11.2 3, 11.3 3, 11.4 4, 11.5 1, 11.6 1,
            12.1 3, 12.2 2, 12.3 4, 13.1 1, 13.2 5, 13.3 2, 13.4 5, 14.1 2, 14.2 4, 14.3 3,
            15.1 3, 15.2 3, 15.3 7, 16.1 1, 16.2 5, 16.3 4, 16.4 3, 16.5 3
            """;

    private static final Pattern SECTION = Pattern.compile("([0-9]+\\.[0-9]+) ([0-9]+)");
    private static final int CELLS = 4;
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| [0-9]+\\.[0-9]+\\.[0-9]+ \\| [12] \\|.*$");
    private static final Pattern NAMED =
            Pattern.compile("`([A-Z][A-Za-z0-9]*(?:Test|IT|Properties))(?:#([a-zA-Z0-9_]+))?`");

    @Test
    void every_test_that_is_named_exists() {
        Map<String, String> there = testsOfTheHouse();
        TreeSet<String> missing = new TreeSet<>();
        for (MatchResult named : NAMED.matcher(text()).results().toList()) {
            String source = there.getOrDefault(named.group(1), "");
            String method = named.group(2);
            if (source.isEmpty() || !declares(source, method)) {
                missing.add(named.group());
            }
        }
        assertEquals(new TreeSet<>(), missing);
    }

    @Test
    void every_requirement_of_the_first_two_levels_is_named() {
        String firstCells =
                text().lines()
                        .filter(line -> line.startsWith("| "))
                        .map(line -> line.substring(1, line.indexOf('|', 1)))
                        .collect(Collectors.joining(","));
        Set<String> named =
                Arrays.stream(firstCells.split(",", -1))
                        .map(String::strip)
                        .collect(Collectors.toSet());
        TreeSet<String> missing = new TreeSet<>();
        for (MatchResult section : SECTION.matcher(SECTIONS).results().toList()) {
            IntStream.rangeClosed(1, Integer.parseInt(section.group(2)))
                    .mapToObj(number -> section.group(1) + "." + number)
                    .filter(number -> !named.contains(number))
                    .forEach(missing::add);
        }
        assertEquals(new TreeSet<>(), missing);
    }

    @Test
    void every_row_names_what_shows_it_or_says_that_it_is_not_met() {
        List<String> rows = ROW.matcher(text()).results().map(MatchResult::group).toList();
        for (String row : rows) {
            String[] cells = row.split("\\|", -1);
            String shown = cells[CELLS].strip();
            assertTrue(
                    NAMED.matcher(shown).find()
                            || shown.startsWith("not met: ")
                            || shown.startsWith("by reading: "),
                    row);
        }
    }

    @Test
    void what_a_row_says_is_decided_here_stands_there() {
        String decided = text().substring(text().indexOf("## What is decided here"));
        String section = decided.substring(0, decided.indexOf("\n## ", 1));
        List<String> rows =
                ROW.matcher(text())
                        .results()
                        .map(MatchResult::group)
                        .filter(row -> row.contains("see *What is decided here*"))
                        .toList();
        assertFalse(rows.isEmpty(), "the control");
        for (String row : rows) {
            String number = row.split("\\|", -1)[1].strip();
            assertTrue(section.matches("(?s).*[(, ]" + Pattern.quote(number) + "[),].*"), row);
        }
    }

    private static boolean declares(String source, @Nullable String method) {
        return method == null
                || source.contains(" " + method + "(")
                || source.contains(" " + method + " =");
    }

    private static Map<String, String> testsOfTheHouse() {
        Map<String, String> sources = new HashMap<>();
        for (String module :
                List.of("admin-ui", "appliance-image", "config", "gateway", "sip2", "z3950")) {
            try (Stream<Path> files =
                    Files.walk(House.root().resolve(module).resolve("src/test/java"))) {
                files.filter(file -> file.toString().endsWith(".java"))
                        .forEach(file ->
                                sources.put(
                                        file.getFileName().toString().replace(".java", ""),
                                        read(file)));
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
        return sources;
    }

    private static String text() {
        return read(LIST);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
