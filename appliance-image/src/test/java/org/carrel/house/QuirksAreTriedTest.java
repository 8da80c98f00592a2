package org.carrel.house;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each of the forty quirks found in the field (sip2.md §7) has a test with its number. */
class QuirksAreTriedTest {
    private static final int QUIRKS = 40;
    private static final int DEEPEST = 9; // module/src/test/java/org/carrel/gateway/room/file
    private static final Pattern TEST = Pattern.compile("void quirk_([0-9]{2})_[a-z0-9_]+\\(");

    @Test
    void every_quirk_has_a_test_of_its_own() throws IOException {
        Set<String> tried = new TreeSet<>();
        for (Path file : testsOfQuirks()) {
            TEST.matcher(Files.readString(file))
                    .results()
                    .map(QuirksAreTriedTest::number)
                    .forEach(tried::add);
        }
        assertEquals(
                IntStream.rangeClosed(1, QUIRKS)
                        .mapToObj("%02d"::formatted)
                        .collect(Collectors.toCollection(TreeSet::new)),
                tried);
    }

    private static String number(MatchResult test) {
        return test.group(1);
    }

    private static List<Path> testsOfQuirks() throws IOException {
        try (Stream<Path> files = Files.walk(House.root(), DEEPEST)) {
            return files.filter(file -> file.toString().endsWith("QuirksTest.java")).toList();
        }
    }
}
