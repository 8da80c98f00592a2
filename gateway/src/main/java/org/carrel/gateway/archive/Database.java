package org.carrel.gateway.archive;

import static java.util.Objects.requireNonNull;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import javax.sql.DataSource;
import org.carrel.gateway.archive.ArchiveTrouble.Reason;
import org.flywaydb.core.api.FlywayException;

/**
 * The connections to the archive's database, and the tables in it. Nothing that the database throws
 * gets past here but its SQLSTATE. Any thread; whoever opens it closes it.
 */
final class Database implements AutoCloseable {
    private static final String FAREWELL = "SHUTDOWN";
    private static final int TRIES = 3;

    /** H2 has nobody left to say it to. */
    private static final Set<String> CLOSED = Set.of("90098", "90121");

    private final HikariDataSource pool;
    private final DataSource source;
    private final Optional<SpareCopy> spare;
    private final ReentrantReadWriteLock open = new ReentrantReadWriteLock();
    private String schema = "";

    private Database(HikariConfig settings, Optional<SpareCopy> spare) {
        this.source = settings.getDataSource();
        this.spare = spare;
        reach();
        this.pool = new HikariDataSource(settings);
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
     * @param spare where the file of the built-in database is copied to while it is written anew;
     *     empty for a server, which sees to that by itself
     * @throws ArchiveTrouble if that cannot be done
     */
    static Database open(DataSource source, Optional<SpareCopy> spare) {
        HikariConfig settings = Pool.patient(source);
        if (spare.isPresent()) {
            settings.setMinimumIdle(0); // nobody may open the file unasked while it is written anew
        }
        return new Database(settings, spare).migrated();
    }

    /**
     * Connects to tables that are there, for those whom somebody waits for.
     *
     * @throws ArchiveTrouble if that cannot be done
     */
    static Database impatient(DataSource source) {
        return new Database(Pool.impatient(source), Optional.empty());
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
     *
     * @throws ArchiveTrouble if the new file could not be opened, three times; the old one is back
     */
    void compact() {
        open.writeLock().lock();
        try {
            spare.ifPresent(this::compact);
        } finally {
            open.writeLock().unlock();
        }
    }

    /**
     * The same, where most of the file is what was superseded: H2 appends with each commit and uses
     * room again only where it moves things about, which it may not.
     */
    void tidy() {
        if (spare.filter(SpareCopy::hasRoom).isPresent() && work(FileSource::isMostlyOld)) {
            compact();
        }
    }

    /** H2 2.3 was seen to leave a file that nobody could open, on a busy machine. */
    private void compact(SpareCopy copy) {
        for (int tries = 0; tries < TRIES; tries++) {
            leave(FAREWELL);
            copy.take();
            leave(FAREWELL + " COMPACT");
            if (reach()) {
                return;
            }
        }
        throw new ArchiveTrouble(Reason.FAILED);
    }

    private void leave(String farewell) {
        say(farewell);
        forgetConnections();
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
            if (spare.isPresent() && !pool.isClosed()) {
                say(FAREWELL);
            }
        }
    }

    /**
     * Where one connection broke, those that lie idle are broken too, as when a server restarts or
     * H2 closes itself on a full disk; whoever comes next gets a new one.
     */
    private ArchiveTrouble trouble(SQLException failed) {
        ArchiveTrouble trouble = SqlStates.trouble(failed);
        if (trouble.reason() == Reason.UNREACHABLE) {
            forgetConnections();
        }
        return trouble;
    }

    private void forgetConnections() {
        requireNonNull(pool.getHikariPoolMXBean()).softEvictConnections();
    }

    /** Says something after which a connection is good for nothing. */
    private void say(String last) {
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(true);
            try (Statement statement = connection.createStatement()) {
                statement.execute(last);
            }
        } catch (SQLException failed) {
            ArchiveTrouble trouble = SqlStates.trouble(failed);
            if (!CLOSED.contains(trouble.sqlState())) {
                throw trouble;
            }
        }
    }

    /** What is not committed the pool rolls back, when it gets the connection back. */
    private static <T> T committed(Connection connection, Work<T> work) throws SQLException {
        T result = work.run(new Transaction(connection));
        connection.commit();
        return result;
    }

    /**
     * Connects once. A file that cannot be opened gives way to the copy, where there is one.
     *
     * @return false where it did
     */
    private boolean reach() {
        boolean good = true;
        try {
            tryOnce();
        } catch (ArchiveTrouble broken) {
            good = false;
            if (spare.filter(SpareCopy::putBack).isEmpty()) {
                throw broken;
            }
            tryOnce();
        }
        spare.ifPresent(SpareCopy::destroy);
        return good;
    }

    private void tryOnce() {
        try (Connection first = source.getConnection()) {
            first.isValid(1);
        } catch (SQLException notReached) {
            throw SqlStates.trouble(notReached);
        }
    }

    private Database migrated() {
        try {
            schema = Tables.migrated(pool, spare.isPresent());
            return this;
        } catch (FlywayException _) {
            close();
            throw new ArchiveTrouble(Reason.SCHEMA);
        }
    }
}
