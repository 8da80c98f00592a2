package org.carrel.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.channels.Channels;
import org.junit.jupiter.api.Test;

/** Tables in, lists out; here every card of digits becomes a T and its last three digits. */
class TokenTableTest {
    private final StringWriter told = new StringWriter();

    @Test
    void each_row_gives_a_line() throws IOException {
        assertEquals("T111\nT222\n", run("20000111\n20000222\n", 1, ""));
    }

    @Test
    void another_column_and_line_ends_of_another_system() throws IOException {
        assertEquals("T111\nT222\n", run("a,20000111\r\nb,20000222,c\r\n", 2, ""));
    }

    @Test
    void quotes_commas_and_breaks_in_other_columns_do_no_harm() throws IOException {
        String table = "\"a, \"\"b\"\"\n c\",\"20000111\"\n,20000222\n";
        assertEquals("T111\nT222\n", run(table, 2, ""));
    }

    @Test
    void a_heading_is_replaced() throws IOException {
        assertEquals("token\nT111\n", run("barcode,name\n20000111,x\n", 1, "token"));
    }

    @Test
    void a_byte_order_mark_and_a_missing_last_line_end_do_no_harm() throws IOException {
        assertEquals("T111\n", run("\uFEFF20000111", 1, ""));
    }

    @Test
    void a_row_of_which_nothing_comes_leaves_an_empty_line_and_is_told_by_its_number()
            throws IOException {
        assertEquals("T111\n\n\nT222\n", run("20000111\nnobody\n\n,\n20000222\n", 1, ""));
        assertEquals(
                "line 2: nothing came of it line 4: nothing came of it",
                told.toString().strip().replaceAll("\\s+", " "));
        assertFalse(told.toString().contains("nobody"));
    }

    @Test
    void a_value_that_is_too_long_gives_nothing() throws IOException {
        assertEquals("\nT111\n", run("1".repeat(300) + "\n20000111\n", 1, ""));
    }

    private String run(String table, int column, String heading) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        TokenTable.Turn turn =
                (value, to) -> {
                    int length = value.readableBytes();
                    if (length != 8 || value.getByte(value.readerIndex()) != '2') {
                        return false;
                    }
                    to.writeByte('T').writeBytes(value, value.readerIndex() + 5, 3);
                    return true;
                };
        try (TokenTable made = new TokenTable(turn, new PrintWriter(told, true))) {
            made.run(
                    Channels.newChannel(new ByteArrayInputStream(table.getBytes(UTF_8))),
                    Channels.newChannel(out),
                    column,
                    heading);
        }
        return out.toString(UTF_8);
    }
}
