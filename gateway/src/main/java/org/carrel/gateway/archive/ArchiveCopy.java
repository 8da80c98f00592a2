package org.carrel.gateway.archive;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.carrel.gateway.archive.ArchiveTrouble.Reason;

/**
 * All of an archive as one stream of bytes, in no database's form: what a backup holds before it is
 * sealed. Whoever reads it has all that the archive knows, so it never stands anywhere as it is.
 */
final class ArchiveCopy {
    private static final String FIRST = "carrel-archive 1";
    private static final Pattern COLUMN = Pattern.compile("[a-z0-9_]{1,40}");
    private static final int MOST_COLUMNS = 40;
    private static final int AT_ONCE = 500;

    /** A row with longer texts goes into its table at once, so that few of them wait in memory. */
    private static final int HEAVY = 4096;

    private final Database database;

    ArchiveCopy(Database database) {
        this.database = database;
    }

    /**
     * Writes everything, as it is at one moment.
     *
     * @param to stays open
     * @throws UncheckedIOException where that cannot be written to
     */
    void write(OutputStream to) {
        DataOutputStream out = new DataOutputStream(to);
        try {
            Cell.writeText(FIRST, out);
            database.look(transaction -> {
                for (CopiedTable table : CopiedTable.values()) {
                    write(transaction, table, out);
                }
            });
            out.writeByte('.');
            out.flush();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static void write(Transaction transaction, CopiedTable table, DataOutputStream out)
            throws SQLException {
        boolean[] begun = new boolean[1];
        transaction.each(
                table.select(),
                row -> {
                    try {
                        if (!begun[0]) {
                            begin(table, row.columns(), out);
                            begun[0] = true;
                        }
                        out.writeByte('r');
                        for (Cell cell : row.cells()) {
                            Cell.write(cell, out);
                        }
                    } catch (IOException broken) {
                        throw new UncheckedIOException(broken);
                    }
                });
    }

    private static void begin(CopiedTable table, List<String> columns, DataOutputStream out)
            throws IOException {
        out.writeByte('t');
        Cell.writeText(table.table(), out);
        out.writeByte(columns.size());
        for (String column : columns) {
            Cell.writeText(column, out);
        }
    }

    /**
     * Fills an archive that is still empty; with all of it, or with nothing.
     *
     * @param from stays open
     * @throws ArchiveTrouble with CONFLICT where the archive holds something, with ALTERED where
     *     the stream is no copy or ends too early
     */
    void read(InputStream from) {
        DataInputStream in = new DataInputStream(from);
        database.alter(transaction -> {
            insistOnNone(transaction, "audit_entry");
            insistOnNone(transaction, "config_version");
            transaction.change("delete from audit_tail");
            fillOrFail(transaction, in);
        });
    }

    /**
     * The same for the archive of a gateway that runs and that nobody may sign in to: what it has
     * written by itself gives way.
     *
     * @param from stays open
     * @throws ArchiveTrouble as {@link #read}, with CONFLICT where there is somebody of the staff
     */
    void readInstead(InputStream from) {
        DataInputStream in = new DataInputStream(from);
        database.alter(transaction -> {
            insistOnNone(transaction, "console_user");
            for (CopiedTable table : List.of(CopiedTable.values()).reversed()) {
                transaction.change("delete from " + table.table());
            }
            fillOrFail(transaction, in);
        });
    }

    private static void insistOnNone(Transaction transaction, String table) throws SQLException {
        if (transaction.number("select count(*) from " + table) > 0) {
            throw new ArchiveTrouble(Reason.CONFLICT);
        }
    }

    private static void fillOrFail(Transaction transaction, DataInputStream in)
            throws SQLException {
        try {
            fill(transaction, in);
        } catch (EOFException tooEarly) {
            throw new ArchiveTrouble(Reason.ALTERED);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static void fill(Transaction transaction, DataInputStream in)
            throws IOException, SQLException {
        if (!Cell.readText(in).equals(FIRST)) {
            throw new ArchiveTrouble(Reason.ALTERED);
        }
        Filling filling = new Filling(transaction, "", 0);
        for (int sign = in.readByte(); sign != '.'; sign = in.readByte()) {
            switch (sign) {
                case 't' -> {
                    filling.flush();
                    filling = table(transaction, in);
                }
                case 'r' -> filling.add(in);
                default -> throw new ArchiveTrouble(Reason.ALTERED);
            }
        }
        filling.flush();
    }

    private static Filling table(Transaction transaction, DataInputStream in) throws IOException {
        CopiedTable table = named(Cell.readText(in));
        int count = in.readUnsignedByte();
        if (count > MOST_COLUMNS) {
            throw new ArchiveTrouble(Reason.ALTERED);
        }
        List<String> columns = new ArrayList<>();
        for (int at = 0; at < count; at++) {
            columns.add(column(Cell.readText(in)));
        }
        String places = String.join(", ", Collections.nCopies(count, "?"));
        return new Filling(
                transaction,
                "insert into %s (%s) values (%s)"
                        .formatted(table.table(), String.join(", ", columns), places),
                count);
    }

    private static CopiedTable named(String name) {
        for (CopiedTable table : CopiedTable.values()) {
            if (table.table().equals(name)) {
                return table;
            }
        }
        throw new ArchiveTrouble(Reason.ALTERED);
    }

    private static String column(String name) {
        if (!COLUMN.matcher(name).matches()) {
            throw new ArchiveTrouble(Reason.ALTERED);
        }
        return name;
    }

    /** Rows on their way into one table, some at once. */
    private record Filling(
            Transaction transaction, String insert, int columns, List<List<Object>> rows) {
        Filling(Transaction transaction, String insert, int columns) {
            this(transaction, insert, columns, new ArrayList<>());
        }

        void add(DataInputStream in) throws IOException, SQLException {
            List<Object> row = new ArrayList<>();
            int weight = 0;
            for (int at = 0; at < columns; at++) {
                Object value = Cell.read(in).value();
                weight += value instanceof String text ? text.length() : 0;
                if (weight > Cell.LONGEST) {
                    throw new ArchiveTrouble(Reason.ALTERED);
                }
                row.add(value);
            }
            rows.add(row);
            if (rows.size() == AT_ONCE || weight > HEAVY) {
                flush();
            }
        }

        void flush() throws SQLException {
            if (!rows.isEmpty()) {
                transaction.changeAll(insert, rows);
                rows.clear();
            }
        }
    }
}
