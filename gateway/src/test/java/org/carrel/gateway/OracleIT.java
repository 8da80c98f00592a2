package org.carrel.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The oracle's short run: five patrons for each end, over TLS and without, with faults. */
class OracleIT {
    @Test
    void no_trace_of_a_patron_is_left_where_none_may_be(@TempDir Path work) {
        StringWriter told = new StringWriter();
        PrintWriter out = new PrintWriter(told);
        int exit =
                Gateway.run(
                        out,
                        out,
                        "audit",
                        "oracle",
                        "--sessions",
                        "25",
                        "--tls",
                        "--faults",
                        "--work",
                        work.resolve("oracle").toString());
        assertEquals(0, exit, told::toString);
    }
}
