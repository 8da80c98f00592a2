package org.carrel.gateway.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.Set;
import javax.sql.DataSource;
import org.carrel.gateway.archive.ArchiveTrouble.Reason;
import org.h2.jdbcx.JdbcDataSource;

/** Connections to the built-in database: one encrypted file in the storage's folder. */
final class FileSource {
    private static final String NAME = "archive";
    private static final String FILE = NAME + ".mv.db";

    /** For the gateway's user only. */
    static final FileAttribute<Set<PosixFilePermission>> PRIVATE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    /** A file up to this size may be as full of old things as it likes. */
    private static final long ROOMY_BYTES = 32L << 20;

    private static final int LEAST_PERCENT = 34;

    /**
     * Whatever was acknowledged is written, and what goes wrong is told to us and to no file.
     * Without the second line H2 would write statements and their values into one, and would guess
     * again at what {@code builtin/afterMigrate.sql} tells it. Without the third it would move
     * pieces of the file about when it is closed, and lose some (its issue 4247; decision 0027).
     */
    private static final String SETTINGS =
            ";CIPHER=AES;WRITE_DELAY=0;DB_CLOSE_DELAY=-1;DB_CLOSE_ON_EXIT=FALSE"
                    + ";TRACE_LEVEL_FILE=0;TRACE_LEVEL_SYSTEM_OUT=0;ANALYZE_AUTO=0"
                    + ";MAX_COMPACT_TIME=0";

    private FileSource() {}

    /** The file in this folder. */
    static Path file(Path folder) {
        return folder.resolve(FILE);
    }

    /**
     * What connects to the file, which only the gateway's user may read.
     *
     * @throws ArchiveTrouble if the folder is not there or may not be used
     */
    static DataSource of(Path folder, ArchiveKey key) {
        seclude(file(folder));
        JdbcDataSource source = new JdbcDataSource();
        source.setURL(
                "jdbc:h2:file:"
                        + folder.toAbsolutePath().resolve(NAME).toString().replace(";", "\\;")
                        + SETTINGS);
        source.setUser("carrel");
        source.setPasswordChars(key.databasePassword());
        return source;
    }

    /** Whether the file is large, and two thirds of it or more are what was superseded. */
    static boolean isMostlyOld(Transaction transaction) throws SQLException {
        return told(transaction, "info.FILE_SIZE") > ROOMY_BYTES
                && told(transaction, "info.CHUNKS_FILL_RATE") < LEAST_PERCENT;
    }

    private static long told(Transaction transaction, String what) throws SQLException {
        return transaction.number(
                "select cast(setting_value as bigint) from information_schema.settings"
                        + " where setting_name = ?",
                what);
    }

    private static void seclude(Path file) {
        try {
            if (Files.exists(file)) {
                Files.setPosixFilePermissions(file, PRIVATE.value());
            } else {
                Files.createFile(file, PRIVATE);
            }
        } catch (IOException _) {
            throw new ArchiveTrouble(Reason.UNREACHABLE);
        }
    }
}
