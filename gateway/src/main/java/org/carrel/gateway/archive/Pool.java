package org.carrel.gateway.archive;

import com.zaxxer.hikari.HikariConfig;
import javax.sql.DataSource;

/** How many connections to the archive's database there may be, and how long one waits for them. */
final class Pool {
    private static final int CONNECTIONS = 6;
    private static final int PATIENCE_MILLIS = 5_000;
    private static final int LITTLE_PATIENCE_MILLIS = 1_000;

    private Pool() {}

    /** For work that may wait. */
    static HikariConfig patient(DataSource source) {
        return settings(source, CONNECTIONS, PATIENCE_MILLIS);
    }

    /** One connection, for those whom somebody waits for. */
    static HikariConfig impatient(DataSource source) {
        return settings(source, 1, LITTLE_PATIENCE_MILLIS);
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
}
