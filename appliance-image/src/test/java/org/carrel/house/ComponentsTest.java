package org.carrel.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What others made is named with the version that runs, and is looked through in time. */
class ComponentsTest {
    private static final int DAYS = 90;
    private static final String LIBRARIES =
            "admin-ui/src/main/resources/org/carrel/admin/pages/licences.csv";
    private static final Pattern LOOKED =
            Pattern.compile("(?m)^\\| ([0-9]{4}-[0-9]{2}-[0-9]{2}) \\| [^|]{20,} \\|$");

    @Test
    void about_names_the_versions_that_run() {
        List<String> jars =
                Arrays.stream(
                                System.getProperty("java.class.path")
                                        .split(Pattern.quote(File.pathSeparator)))
                        .filter(each -> each.endsWith(".jar"))
                        .toList();
        assertTrue(jars.size() > 50, "the control");
        Map<String, String> wrong = new TreeMap<>();
        for (String line : House.lines(LIBRARIES).stream().skip(1).toList()) {
            String[] cells = line.split(";", -1);
            String artifact = "/" + cells[3] + "/";
            Stream<String> there = jars.stream().filter(each -> each.contains(artifact));
            if (!cells[3].equals("-")
                    && there.noneMatch(each -> each.contains(artifact + cells[1]))) {
                wrong.put(cells[0], cells[1]);
            }
        }
        assertEquals(Map.of(), wrong, "see " + LIBRARIES);
    }

    @Test
    @Timeout(60)
    void they_were_looked_through_less_than_ninety_days_before_the_commit()
            throws IOException, InterruptedException {
        Assumptions.assumeTrue(
                Files.exists(House.root().resolve(".git")), "a copy without history");
        String page = String.join("\n", House.lines("gateway/COMPONENTS.md"));
        List<LocalDate> looks =
                LOOKED.matcher(page)
                        .results()
                        .map((MatchResult each) -> LocalDate.parse(each.group(1)))
                        .sorted()
                        .toList();
        assertFalse(looks.isEmpty(), "nobody has ever looked");
        LocalDate last = looks.getLast();
        LocalDate committed = committed();
        assertFalse(
                committed.isAfter(last.plusDays(DAYS)),
                () -> "the last look is of " + last + ", the commit of " + committed);
    }

    private static LocalDate committed() throws IOException, InterruptedException {
        Process git =
                new ProcessBuilder("git", "-c", "safe.directory=*", "log", "-1", "--format=%cs")
                        .directory(House.root().toFile())
                        .redirectErrorStream(true)
                        .start();
        assertTrue(git.waitFor(30, TimeUnit.SECONDS), "git does not answer");
        return LocalDate.parse(
                new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip());
    }
}
