package org.carrel.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.carrel.gateway.FailingSystem.Trouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever cryptography has left in a storage says how it was made, so that a later version reads
 * it beside what it makes itself; and the page about cryptography says where.
 */
class KeptFormatsTest {
    private static final Path PAGE = Path.of("CRYPTOGRAPHY.md");
    private static final Pattern ROW =
            Pattern.compile(
                    "(?m)^\\| `([a-z.*/-]+)` \\| (begins with|in each line|as) `([^`]+)`(?: says)? \\|");

    @TempDir private Path folder = Path.of("");
    private final GatewayTrial trial = GatewayTrial.withHoldsAtThePress();
    private final FailingSystem away = new FailingSystem(0);
    private Path storage = Path.of("");

    @BeforeEach
    void keepEverythingThatThereIs() throws IOException {
        storage = Files.createDirectory(folder.resolve("storage"));
        trial.plan()
                .stretched(storage)
                .record("away", away.port())
                .say("away", "timeout", "400ms")
                .door("returns", "staff")
                .say("returns", "upstream", "away")
                .say("returns", "keep", "{ no-block: true, most: 5 }");
        away.be(Trouble.DIES);
        GatewayTrial.Running gateway = trial.start();
        gateway.terminal("kiosks")
                .ask(Questions.anew(Questions.hold(Questions.ZOE, Questions.EMMA)));
        gateway.terminal("returns")
                .ask(
                        Questions.anew("09Y" + Questions.DATE)
                                + Questions.DATE
                                + "APdesk|AOZWEIG|AB101|AC|");
        gateway.stop();
        Files.createDirectory(storage.resolve("backups"));
        backUp(storage.resolve("backups/one.backup"));
    }

    @AfterEach
    void close() {
        trial.close();
        away.close();
    }

    @Test
    void every_file_says_what_the_page_has_and_every_row_has_its_file() throws IOException {
        Map<String, Row> rows = rows();
        TreeSet<String> untold = new TreeSet<>();
        TreeSet<String> withoutFile = new TreeSet<>(rows.keySet());
        for (Path file : files()) {
            String name = storage.relativize(file).toString();
            List<Row> fitting = rows.values().stream().filter(row -> row.isOf(name)).toList();
            fitting.forEach(row -> withoutFile.remove(row.files()));
            if (fitting.size() != 1 || !fitting.getFirst().fits(file, rows.keySet())) {
                untold.add(name);
            }
        }
        assertEquals(Set.of(), untold, "files that say something else");
        assertEquals(Set.of(), withoutFile, "rows without a file");
    }

    /**
     * One of the table.
     *
     * @param files their path in the storage, with {@code *} for what differs
     */
    private record Row(String files, String where, String said) {
        boolean isOf(String name) {
            return name.matches(Pattern.quote(files).replace("*", "\\E[^/]+\\Q"));
        }

        boolean fits(Path file, Set<String> rows) throws IOException {
            String text = Files.readString(file, ISO_8859_1);
            return switch (where) {
                case "begins with" -> text.startsWith(said);
                case "in each line" -> text.lines().allMatch(line -> line.contains(said));
                default -> rows.contains(said);
            };
        }
    }

    private static Map<String, Row> rows() throws IOException {
        return ROW.matcher(Files.readString(PAGE))
                .results()
                .map((MatchResult row) -> new Row(row.group(1), row.group(2), row.group(3)))
                .collect(Collectors.toMap(Row::files, row -> row));
    }

    /** All that hold something. */
    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(storage)) {
            return all.filter(each -> each.toFile().isFile())
                    .filter(each -> each.toFile().length() > 0)
                    .toList();
        }
    }

    private void backUp(Path file) {
        StringWriter said = new StringWriter();
        PrintWriter out = new PrintWriter(said, true);
        String config = ServedProcess.configuration(folder, trial.plan()).toString();
        assertEquals(
                0,
                Gateway.run(out, out, "backup", file.toString(), "--config", config),
                said::toString);
    }
}
