package org.carrel.gateway.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** When a result says anything, and what it says. */
class MatrixTest {
    private final Matrix matrix = new Matrix();

    @Test
    void a_matrix_of_no_sinks_proves_nothing() {
        assertFalse(matrix.valid());
    }

    @Test
    void a_sink_without_its_control_makes_the_run_void() {
        matrix.found(Sink.LOG, ValueClass.CONTROL, "raw");
        matrix.searched(Sink.HEAP);
        assertFalse(matrix.valid());
    }

    @Test
    void a_find_of_what_was_never_used_makes_the_run_void() {
        matrix.found(Sink.LOG, ValueClass.CONTROL, "raw");
        matrix.found(Sink.LOG, ValueClass.NEVER, "raw");
        assertFalse(matrix.valid());
    }

    @Test
    void a_card_is_no_leak_at_the_library_and_one_at_a_vendor() {
        matrix.found(Sink.LIBRARY, ValueClass.CARD, "raw");
        assertTrue(matrix.clean());
        matrix.found(Sink.VENDORS, ValueClass.CARD, "hex");
        assertFalse(matrix.clean());
    }

    @Test
    void a_gateway_that_serves_nobody_does_not_pass() {
        matrix.found(Sink.LOG, ValueClass.CONTROL, "raw");
        assertTrue(new OracleResult(matrix, 5, 5, 5, 5).passed());
        assertFalse(new OracleResult(matrix, 5, 5, 4, 4).passed());
    }

    @Test
    void vendors_that_never_learn_a_token_prove_nothing() {
        matrix.found(Sink.LOG, ValueClass.CONTROL, "raw");
        assertFalse(new OracleResult(matrix, 5, 5, 5, 0).valid());
    }

    @Test
    void the_report_names_the_sink_the_class_and_the_form() {
        matrix.found(Sink.HEAP, ValueClass.PIN, "utf-16le");
        String report = String.join("\n", new Report(new OracleResult(matrix, 1, 1, 1, 1)).lines());
        assertTrue(report.contains("LEAK: PIN in 'heap dump, all objects': {utf-16le=1}"), report);
    }

    @Test
    void the_counts_add_up_over_forms() {
        matrix.found(Sink.HEAP, ValueClass.PIN, "raw");
        matrix.found(Sink.HEAP, ValueClass.PIN, "hex");
        assertEquals(2, matrix.count(Sink.HEAP, ValueClass.PIN));
    }
}
