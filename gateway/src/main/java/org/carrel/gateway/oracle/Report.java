package org.carrel.gateway.oracle;

import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.stream.Stream;

/** The matrix for people and for programs. It holds counts and never a value. */
final class Report {
    private final OracleResult result;
    private final Matrix matrix;

    Report(OracleResult result) {
        this.result = result;
        this.matrix = result.matrix();
    }

    /** A table, then what was found where it may not be, then the verdict. */
    List<String> lines() {
        List<ValueClass> columns = List.of(ValueClass.values());
        StringBuilder head = new StringBuilder("%-26s".formatted("hits"));
        columns.forEach(what -> head.append("%8s".formatted(what.text())));
        Stream<String> rows = matrix.sinks().stream().map(sink -> row(sink, columns));
        return Stream.of(
                        Stream.of(head.toString()),
                        rows,
                        Stream.of(
                                "",
                                "* may be found there; control must be found everywhere, never nowhere"
                                        + " (else the run is void)"),
                        leaks(),
                        Stream.of(
                                "sessions: %d, patron served in %d, known to a vendor by a token: %d, kinds of end: %d of 5"
                                        .formatted(
                                                result.sessions(),
                                                result.served(),
                                                result.tokens(),
                                                result.ends()),
                                verdict()))
                .flatMap(lines -> lines)
                .toList();
    }

    /** The same for programs. */
    String json() {
        StringJoiner rows = new StringJoiner(",\n    ", "[\n    ", "\n  ]");
        for (Sink sink : matrix.sinks()) {
            for (ValueClass what : ValueClass.values()) {
                StringJoiner forms = new StringJoiner(", ", "{", "}");
                matrix.forms(sink, what)
                        .forEach((form, count) -> forms.add("\"%s\": %d".formatted(form, count)));
                rows.add(
                        "{\"sink\": \"%s\", \"class\": \"%s\", \"hits\": %d, \"allowed\": %b, \"forms\": %s}"
                                .formatted(
                                        sink.folder(),
                                        what.text(),
                                        matrix.count(sink, what),
                                        sink.allows(what),
                                        forms));
            }
        }
        return "{\n  \"valid\": %b,\n  \"passed\": %b,\n  \"sessions\": %d,\n  \"ends\": %d,\n  \"served\": %d,\n  \"tokens\": %d,\n  \"matrix\": %s\n}\n"
                .formatted(
                        result.valid(),
                        result.passed(),
                        result.sessions(),
                        result.ends(),
                        result.served(),
                        result.tokens(),
                        rows);
    }

    private String row(Sink sink, List<ValueClass> columns) {
        StringBuilder row = new StringBuilder("%-26s".formatted(sink.text()));
        for (ValueClass what : columns) {
            String cell = matrix.count(sink, what) + (sink.allows(what) ? "*" : "");
            row.append("%8s".formatted(cell));
        }
        return row.toString();
    }

    private Stream<String> leaks() {
        return matrix.sinks().stream()
                .flatMap(sink ->
                        Stream.of(ValueClass.values())
                                .filter(what -> matrix.isLeak(sink, what))
                                .map(what ->
                                        "LEAK: %s in '%s': %s"
                                                .formatted(
                                                        what.text().toUpperCase(Locale.ROOT),
                                                        sink.text(),
                                                        matrix.forms(sink, what))));
    }

    private String verdict() {
        if (!result.valid()) {
            return "VOID: a control was not as it must be, a patron was not served, no vendor got a token, or an end was not seen; this proves nothing";
        }
        return result.passed() ? "PASS" : "FAIL";
    }
}
