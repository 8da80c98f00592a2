package org.carrel.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportMetaproxyTest {
    private static final String EXAMPLE =
            "src/test/resources/org/carrel/gateway/importing/one-catalogue.xml";

    @TempDir private Path folder = Path.of("");
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void the_draft_goes_to_standard_output_and_the_list_to_standard_error() {
        assertEquals(0, run("import", "metaproxy", EXAMPLE));
        assertTrue(out.toString().contains("profile: catalogue-client"), out::toString);
        assertFalse(out.toString().contains("not taken over"), out::toString);
        assertTrue(err.toString().contains("one-catalogue.xml:12: log: "), err::toString);
    }

    @Test
    void what_is_written_may_be_used() {
        String file = folder.resolve("carrel.yaml").toString();
        assertEquals(0, run("import", "metaproxy", EXAMPLE, "--output", file));
        assertEquals("", out.toString());
        assertEquals(0, run("check", "--config", file));
    }

    @Test
    void a_file_that_is_there_is_written_over_only_by_force() throws IOException {
        Path file = folder.resolve("carrel.yaml");
        Files.writeString(file, "mine");
        assertEquals(1, run("import", "metaproxy", EXAMPLE, "--output", file.toString()));
        assertEquals("mine", Files.readString(file));
        assertTrue(err.toString().contains("--force"), err::toString);
        assertEquals(
                0, run("import", "metaproxy", EXAMPLE, "--force", "--output", file.toString()));
        assertTrue(Files.readString(file).contains("upstreams:"));
    }

    @Test
    void what_cannot_be_read_fails_and_a_missing_name_is_wrong_usage() {
        assertEquals(1, run("import", "metaproxy", folder.resolve("none.xml").toString()));
        assertEquals(2, run("import", "metaproxy"));
        assertEquals(2, run("import"));
    }

    private int run(String... arguments) {
        return Gateway.run(new PrintWriter(out), new PrintWriter(err), arguments);
    }
}
