package org.carrel.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The list of threats names tests that are there. */
class ThreatsTest {
    private static final Path LIST = Path.of("THREATS.md");
    private static final List<Path> TESTS =
            List.of(
                    Path.of("src", "test", "java"),
                    Path.of("..", "appliance-image", "src", "test", "java"));
    private static final Pattern NAME =
            Pattern.compile("`([A-Z][A-Za-z0-9]*(?:Test|IT|Properties))`");

    @Test
    void every_test_that_is_named_exists() throws IOException {
        Set<String> named =
                NAME.matcher(Files.readString(LIST))
                        .results()
                        .map(found -> Objects.requireNonNull(found.group(1)))
                        .collect(Collectors.toSet());
        named.removeAll(present());
        assertEquals(Set.of(), named);
    }

    @Test
    void every_threat_has_a_test() throws IOException {
        List<String> threats =
                Files.readAllLines(LIST).stream().filter(line -> line.startsWith("| T")).toList();
        assertTrue(threats.size() >= 18, "threats: " + threats.size());
        threats.forEach(line -> assertTrue(NAME.matcher(line).find(), line));
    }

    private static Set<String> present() throws IOException {
        Set<String> names = new HashSet<>();
        for (Path tests : TESTS) {
            names.addAll(under(tests));
        }
        return names;
    }

    private static Set<String> under(Path tests) throws IOException {
        try (Stream<Path> files = Files.walk(tests)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(".java"))
                    .map(name -> name.substring(0, name.length() - ".java".length()))
                    .collect(Collectors.toSet());
        }
    }
}
