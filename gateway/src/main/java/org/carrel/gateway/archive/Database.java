package org.carrel.gateway.archive;

import static java.util.Objects.requireNonNull;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import javax.sql.DataSource;
import org.carrel.gateway.archive.ArchiveTrouble.Reason;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * The connections to the archive's database, and the tables in it. Nothing that the database throws
 * gets past here but its SQLSTATE. Any thread; whoever opens it closes it.
 */
final class Database implements AutoCloseable {
    private static final int CONNECTIONS = 6;
    private static final int PATIENCE_MILLIS = 5_000;
    private static final int LITTLE_PATIENCE_MILLIS = 1_000;
    private static final String TABLES = "classpath:org/carrel/gateway/archive/migration";

    /** H2 has nobody left to say it to. */
    private static final Set<String> CLOSED = Set.of("90098", "90121");

    private final HikariDataSource pool;
    private final String farewell;
    private final ReentrantReadWriteLock open = new ReentrantReadWriteLock();

    private String schema = "";

    private Database(HikariDataSource pool, String farewell) {
        this.pool = pool;
        this.farewell = farewell;
    }

    /** The version of the tables. */
    String schema() {
        return schema;
    }

    /** A piece of work within one transaction. */
    @FunctionalInterface
    interface Work<T> {
        T run(Transaction transaction) throws SQLException;
    }

    /** A piece of work within one transaction that has nothing to tell. */
    @FunctionalInterface
    interface Deed {
        void run(Transaction transaction) throws SQLException;
    }

    /**
     * Connects, and brings the tables to this version.
     *
     * @param farewell the last thing to be said before leaving; may be empty
     * @throws ArchiveTrouble if that cannot be done
     */
    static Database open(DataSource source, String farewell) {
        HikariConfig settings = settings(source, CONNECTIONS, PATIENCE_MILLIS);
        if (!farewell.isEmpty()) {
            settings.setMinimumIdle(0); // nobody may open the file unasked while it is written anew
        }
        return new Database(pool(source, settings), farewell).migrated();
    }

    /**
     * Connects to tables that are there, for those whom somebody waits for.
     *
     * @throws ArchiveTrouble if that cannot be done
     */
    static Database impatient(DataSource source) {
        return new Database(pool(source, settings(source, 1, LITTLE_PATIENCE_MILLIS)), "");
    }

    private static HikariConfig settings(DataSource source, int connections, int patienceMillis) {
        HikariConfig settings = new HikariConfig();
        settings.setDataSource(source);
        settings.setMaximumPoolSize(connections);
        settings.setMinimumIdle(1);
        settings.setConnectionTimeout(patienceMillis);
        settings.setValidationTimeout(patienceMillis / 2);
        settings.setAutoCommit(false);
        settings.setPoolName("archive");
        return settings;
    }

    /** Does the work; all of it, or nothing where it fails. */
    <T> T work(Work<T> work) {
        open.readLock().lock();
        try (Connection connection = pool.getConnection()) {
            return committed(connection, work);
        } catch (SQLException failed) {
            throw trouble(failed);
        } finally {
            open.readLock().unlock();
        }
    }

    /** Looks at everything as it is at one moment, whatever others write meanwhile. */
    void look(Deed deed) {
        open.readLock().lock();
        try (Connection connection = pool.getConnection()) {
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            committed(
                    connection,
                    transaction -> {
                        deed.run(transaction);
                        return true;
                    });
        } catch (SQLException failed) {
            throw trouble(failed);
        } finally {
            open.readLock().unlock();
        }
    }

    /**
     * Writes the built-in database's file anew, without what was deleted, while everybody else
     * waits. A server sees to that by itself.
     */
    void compact() {
        if (farewell.isEmpty()) {
            return;
        }
        open.writeLock().lock();
        try {
            say(farewell + " COMPACT");
            requireNonNull(pool.getHikariPoolMXBean()).softEvictConnections();
        } finally {
            open.writeLock().unlock();
        }
    }

    /** Does the deed; all of it, or nothing where it fails. */
    void alter(Deed deed) {
        work(transaction -> {
            deed.run(transaction);
            return true;
        });
    }

    @Override
    public void close() {
        try (pool) {
            if (!farewell.isEmpty() && !pool.isClosed()) {
                say(farewell);
            }
        }
    }

    /** Says something after which a connection is good for nothing. */
    private void say(String last) {
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(true);
            try (Statement statement = connection.createStatement()) {
                statement.execute(last);
            }
        } catch (SQLException failed) {
            if (!CLOSED.contains(failed.getSQLState())) {
                throw trouble(failed);
            }
        }
    }

    private static <T> T committed(Connection connection, Work<T> work) throws SQLException {
        boolean done = false;
        try {
            T result = work.run(new Transaction(connection));
            connection.commit();
            done = true;
            return result;
        } finally {
            if (!done) {
                connection.rollback();
            }
        }
    }

    private static HikariDataSource pool(DataSource source, HikariConfig settings) {
        try (Connection first = source.getConnection()) {
            first.isValid(1);
        } catch (SQLException notReached) {
            throw trouble(notReached);
        }
        return new HikariDataSource(settings);
    }

    private Database migrated() {
        try {
            Flyway tables =
                    Flyway.configure(Database.class.getClassLoader())
                            .dataSource(pool)
                            .locations(TABLES)
                            .load();
            tables.migrate();
            schema = tables.info().current().getVersion().getVersion();
            return this;
        } catch (FlywayException _) {
            close();
            throw new ArchiveTrouble(Reason.SCHEMA);
        }
    }

    private static ArchiveTrouble trouble(SQLException failed) {
        String state = failed.getSQLState() == null ? "" : failed.getSQLState();
        return new ArchiveTrouble(Cause.of(state), state);
    }

    /** What the beginnings of SQLSTATEs mean, those of H2's own among them; the first that fits. */
    private enum Cause {
        OPEN_ELSEWHERE(Reason.IN_USE, "90020"),
        NOT_DECRYPTED(Reason.WRONG_KEY, "90049", "90050", "28"),
        AWAY(Reason.UNREACHABLE, "08", "57P", "90013", "90031", "90067", "90121", "3D"),
        THERE_OR_MISSING(Reason.CONFLICT, "23"),
        NO_ROOM(Reason.TOO_LONG, "22"),
        NO_TABLE(Reason.SCHEMA, "42");

        private final Reason reason;
        private final List<String> beginnings;

        Cause(Reason reason, String... beginnings) {
            this.reason = reason;
            this.beginnings = List.of(beginnings);
        }

        static Reason of(String state) {
            return Arrays.stream(values())
                    .filter(each -> each.beginnings.stream().anyMatch(state::startsWith))
                    .map(each -> each.reason)
                    .findFirst()
                    .orElse(Reason.FAILED);
        }
    }
}
