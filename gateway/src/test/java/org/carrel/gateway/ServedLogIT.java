package org.carrel.gateway;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a gateway in a process of its own writes into the log of its host. */
class ServedLogIT {
    private static final Pattern LINE =
            Pattern.compile(
                    "(\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}(?:Z|[+-]\\d\\d:\\d\\d))"
                            + " (?:ERROR|WARN |INFO ) [a-zA-Z][^\"=]*(?: [A-Za-z-]+=\"[^\"]*\")*");

    @TempDir private Path folder = Path.of("");

    @Test
    void each_line_is_a_moment_with_its_offset_a_happening_and_keys_with_values()
            throws IOException {
        int port = Plan.freePort();
        Instant before = Instant.now();
        try (LyingLibrary library = new LyingLibrary(_ -> "")) {
            Plan plan =
                    new Plan()
                            .storage(folder)
                            .record("ils", library.port())
                            .door("staff", "staff")
                            .say("staff", "bind", "127.0.0.1:" + port);
            new ServedProcess(folder, plan, port).close();
        }
        Instant after = Instant.now();
        List<String> lines = Files.readAllLines(folder.resolve("log"));
        assertFalse(lines.isEmpty());
        for (String line : lines) {
            Matcher parts = LINE.matcher(line);
            assertTrue(parts.matches(), line);
            Instant moment =
                    OffsetDateTime.parse(Objects.requireNonNull(parts.group(1))).toInstant();
            assertTrue(moment.isAfter(before.minusSeconds(1)), line);
            assertTrue(moment.isBefore(after.plusSeconds(1)), line);
        }
    }
}
