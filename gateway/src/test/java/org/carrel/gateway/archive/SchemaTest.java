package org.carrel.gateway.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.carrel.gateway.archive.DataDictionary.Entry;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the migrated schema has room for: nothing but what the dictionary says. */
class SchemaTest {
    private static final String COLUMNS =
            """
            select table_name, column_name, data_type, character_maximum_length
            from information_schema.columns
            where lower(table_schema) = 'public'
            """;

    /** Words that people write or that are hashes; every other text is a name in a narrow form. */
    private static final Set<String> FREE_TEXT =
            Set.of(
                    "config_version.reason",
                    "config_version.content",
                    "vendor.contact",
                    "vendor.collects_words",
                    "vendor.discloses_words",
                    "vendor.resells_words",
                    "vendor.keeps_words",
                    "vendor.breach",
                    "vendor.legal_requests",
                    "sub_processor.name",
                    "sub_processor.purpose",
                    "vendor_policy.content",
                    "retention_hold.reason",
                    "console_user.password",
                    "passkey.id",
                    "passkey.public_key",
                    "signing_key.public_key",
                    "signing_key.wrapped",
                    "audit_head.signature",
                    "destruction.signature");

    private static final int NARROW = 80;

    @TempDir Path folder;

    private record Column(String name, String type, long length) {}

    @ParameterizedTest
    @EnumSource
    void every_column_stands_in_the_dictionary_and_every_line_there_has_its_column(Where where) {
        Set<String> described =
                DataDictionary.entries().stream()
                        .filter(entry -> entry.kind().equals("column"))
                        .map(Entry::name)
                        .collect(Collectors.toCollection(TreeSet::new));
        Set<String> there =
                columns(where).stream()
                        .map(Column::name)
                        .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(there, described);
    }

    @ParameterizedTest
    @EnumSource
    void nothing_has_room_for_what_comes_over_a_wire(Where where) {
        Set<String> wide =
                columns(where).stream()
                        .filter(column -> !column.name().startsWith("flyway_"))
                        .filter(column -> column.type().contains("char"))
                        .filter(column -> column.length() > NARROW)
                        .map(Column::name)
                        .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(new TreeSet<>(FREE_TEXT), wide);
        Set<String> types =
                columns(where).stream()
                        .filter(column -> !column.name().startsWith("flyway_"))
                        .map(Column::type)
                        .collect(Collectors.toCollection(TreeSet::new));
        assertTrue(
                Set.of(
                                "character varying",
                                "character",
                                "bigint",
                                "integer",
                                "boolean",
                                "date",
                                "timestamp with time zone")
                        .containsAll(types),
                "no bytes, no documents: " + types);
    }

    @ParameterizedTest
    @EnumSource
    void no_column_is_called_as_something_of_a_person(Where where) {
        List<String> persons =
                List.of(
                        "patron", "card", "barcode", "pin", "birth", "address", "mail", "phone",
                        "title", "item", "loan", "query", "term", "token");
        for (Column column : columns(where)) {
            for (String word : persons) {
                assertTrue(
                        !List.of(column.name().split("[._]", -1)).contains(word),
                        column.toString());
            }
        }
    }

    private List<Column> columns(Where where) {
        try (Archive archive = Where.open(where.storage(folder), Clock.systemUTC())) {
            return archive.database()
                    .work(transaction ->
                            transaction.rows(
                                    COLUMNS,
                                    row ->
                                            new Column(
                                                    (row.text("table_name")
                                                                    + "."
                                                                    + row.text("column_name"))
                                                            .toLowerCase(Locale.ROOT),
                                                    row.text("data_type").toLowerCase(Locale.ROOT),
                                                    row.number("character_maximum_length"))));
        }
    }
}
