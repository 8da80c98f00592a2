package org.carrel.z3950.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.carrel.z3950.ber.BerReader;
import org.carrel.z3950.ber.BerWriter;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * libyaz itself reads what we write, and makes of CQL what we make of it. Needs a C compiler and
 * libyaz-dev; skipped where they are not.
 */
class LibyazIT {
    private static final Path SITES_FILE = Path.of("/usr/share/yaz/etc/pqf.properties");
    private static final Path HEADERS = Path.of("/usr/include/yaz/cql.h");
    private static final int CASES = 500;

    @TempDir static Path workshop;

    private static Path oracle = Path.of("none");

    @BeforeAll
    static void build() throws IOException, InterruptedException {
        assumeTrue(Files.exists(HEADERS), "libyaz-dev is not installed");
        Path source = workshop.resolve("oracle.c");
        try (var code = Objects.requireNonNull(LibyazIT.class.getResourceAsStream("oracle.c"))) {
            Files.copy(code, source);
        }
        oracle = workshop.resolve("oracle");
        List<String> compiler = List.of("cc", "-o", oracle.toString(), source.toString(), "-lyaz");
        int code = new ProcessBuilder(compiler).inheritIO().start().waitFor();
        assumeTrue(code == 0, "there is no C compiler");
    }

    /** As the C program reads line by line, no term may hold a line's end. */
    @Test
    void libyaz_makes_the_same_bytes_of_our_pqf() {
        long first = Long.getLong("carrel.seed", System.nanoTime());
        List<String> pqf = new ArrayList<>();
        List<String> ours = new ArrayList<>();
        LongStream.range(first, first + CASES)
                .forEach(seed -> {
                    try (Query query = new Trees(seed).usualQuery()) {
                        pqf.add(Languages.pqf(query));
                        ours.add(withTruthOfYaz(Languages.rpn(query)));
                    }
                });
        assertSame(ours, ask(pqf, "pqf"), pqf, first);
    }

    @Test
    void libyaz_makes_the_same_of_cql_by_its_own_file() throws IOException {
        assumeTrue(Files.exists(SITES_FILE), "the file of YAZ is not installed");
        List<CqlMapReader.Problem> problems = new ArrayList<>();
        CqlMap map = CqlMapReader.read(Files.readAllLines(SITES_FILE), problems::add);
        assertEquals(List.of(), problems);
        assertSame(
                CqlSamples.ALL.stream().map(cql -> rpnOfCql(cql, map)).toList(),
                rpnByLibyaz(ask(CqlSamples.ALL, "cql", SITES_FILE.toString())),
                CqlSamples.ALL,
                0);
    }

    @Test
    void libyaz_reads_the_file_that_comes_with_us() throws IOException {
        Path file = workshop.resolve("ours.properties");
        try (var text =
                Objects.requireNonNull(CqlMap.class.getResourceAsStream("bib-1.properties"))) {
            Files.copy(text, file);
        }
        CqlMap map = CqlMapReader.standard();
        assertSame(
                CqlSamples.ALL.stream().map(cql -> rpnOfCql(cql, map)).toList(),
                rpnByLibyaz(ask(CqlSamples.ALL, "cql", file.toString())),
                CqlSamples.ALL,
                0);
    }

    private static void assertSame(
            List<String> ours, List<String> theirs, List<String> asked, long seed) {
        List<String> differences = new ArrayList<>();
        for (int at = 0; at < asked.size(); at++) {
            if (!ours.get(at).equals(definite(theirs.get(at)))) {
                differences.add(asked.get(at) + "\n  " + ours.get(at) + "\n  " + theirs.get(at));
            }
        }
        assertEquals("", String.join("\n", differences), "seed " + seed);
    }

    /** Refusals are compared as such: libyaz has several numbers where SRU has one. */
    private static String rpnOfCql(String cql, CqlMap map) {
        try {
            return withTruthOfYaz(Languages.ofCql(cql, map, Languages::rpn));
        } catch (QueryFault fault) {
            return "!";
        }
    }

    /** libyaz leaves lengths indefinite where they take more than an octet. */
    private static String definite(String hex) {
        if (hex.startsWith("!")) {
            return "!";
        }
        ByteBuf theirs = Unpooled.wrappedBuffer(ByteBufUtil.decodeHexDump(hex));
        try (BerWriter writer = new BerWriter(Unpooled.buffer().alloc())) {
            ByteBuf same = writer.copy(BerReader.read(theirs)).finish();
            String text = ByteBufUtil.hexDump(same);
            same.release();
            return text;
        }
    }

    private static List<String> rpnByLibyaz(List<String> pqf) {
        return ask(pqf.stream().map(each -> each.startsWith("!") ? "" : each).toList(), "pqf");
    }

    /** We write truth as FF, libyaz as 01; both are right (z3950.md §7, row 5). */
    private static String withTruthOfYaz(String hex) {
        return hex.replace("8101ff", "810101").replace("8301ff", "830101");
    }

    private static List<String> ask(List<String> lines, String... words) {
        List<String> command = new ArrayList<>(List.of(oracle.toString()));
        command.addAll(List.of(words));
        try {
            Path answers = Files.createTempFile(workshop, "answers", "");
            Process process = new ProcessBuilder(command).redirectOutput(answers.toFile()).start();
            try (Writer to = process.outputWriter(StandardCharsets.UTF_8)) {
                to.write(lines.stream().map(line -> line + "\n").collect(Collectors.joining()));
            }
            process.waitFor();
            try (BufferedReader from = Files.newBufferedReader(answers)) {
                return from.lines().toList();
            }
        } catch (IOException | InterruptedException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
