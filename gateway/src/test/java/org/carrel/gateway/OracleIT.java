package org.carrel.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The oracle's short run: five patrons for each end, over TLS and without, with faults; with {@code
 * CARREL_CORE=1}, where gdb is installed, in all of the memory too.
 */
class OracleIT {
    @Test
    void no_trace_of_a_patron_is_left_where_none_may_be(@TempDir Path work) {
        List<String> arguments =
                new ArrayList<>(
                        List.of("audit", "oracle", "--sessions", "25", "--tls", "--faults"));
        arguments.addAll(List.of("--work", work.resolve("oracle").toString()));
        if (System.getenv("CARREL_CORE") != null && isOnThePath("gcore")) {
            arguments.add("--core");
        }
        StringWriter told = new StringWriter();
        PrintWriter out = new PrintWriter(told);
        int exit = Gateway.run(out, out, arguments.toArray(String[]::new));
        assertEquals(0, exit, told::toString);
    }

    private static boolean isOnThePath(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
