package org.carrel.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a reader may count on when opening any file: it is short, and its room has a sign. */
class SourceRulesTest {
    private static final int LONGEST_FILE = 250;
    private static final int LONGEST_METHOD = 40;
    private static final Set<String> PRINT_THEIR_LENGTH_ONLY =
            Set.of("Sip2Value", "BerElement", "Element", "Secret");
    private static final List<Source> SOURCES = Source.readAll(House.productionSources());

    @Test
    void no_warning_of_the_compiler_passes() {
        String build = String.join("\n", House.lines("pom.xml"));
        for (String rule : List.of("-Xlint:all,", "-Werror", "ErrorProne", "NullAway:ERROR")) {
            assertTrue(build.contains(rule), rule);
        }
    }

    @Test
    void the_sources_are_found() {
        assertFalse(SOURCES.isEmpty());
    }

    @Test
    void a_file_that_is_no_table_has_at_most_250_lines() {
        assertNone(
                SOURCES.stream()
                        .filter(source -> !source.isTable() && source.lines() > LONGEST_FILE)
                        .map(source -> source + " has " + source.lines() + " lines"));
    }

    @Test
    void a_method_that_is_no_table_has_at_most_40_lines() {
        assertNone(SOURCES.stream().flatMap(source -> source.methodsLongerThan(LONGEST_METHOD)));
    }

    @Test
    void every_package_says_what_it_is_for_and_is_null_marked() {
        assertNone(
                SOURCES.stream()
                        .map(source -> source.path().resolveSibling("package-info.java"))
                        .distinct()
                        .filter(sign -> !isSign(sign))
                        .map(sign -> House.inHouse(sign) + " is missing, or lacks prose or mark"));
    }

    /** Read from the source, because the compiler writes one for every record. */
    @Test
    void what_holds_a_value_declares_its_own_to_string() {
        assertNone(
                SOURCES.stream()
                        .filter(source -> PRINT_THEIR_LENGTH_ONLY.contains(source.name()))
                        .filter(source -> !source.isInterface() && !source.declares("toString"))
                        .map(source -> source + " leaves its toString to others"));
    }

    private static boolean isSign(Path sign) {
        return SOURCES.stream()
                .filter(source -> source.path().equals(sign))
                .map(Source::text)
                .anyMatch(text -> text.contains("/**") && text.contains("@NullMarked\npackage "));
    }

    private static void assertNone(Stream<String> complaints) {
        assertEquals("", String.join("\n", complaints.toList()));
    }
}
