package org.carrel.gateway.archive;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Brings the archive's tables to this version. */
final class Tables {
    private static final String ALL = "classpath:org/carrel/gateway/archive/migration";
    private static final String BUILT_IN = "classpath:org/carrel/gateway/archive/builtin";

    private Tables() {}

    /**
     * Does what is still to be done to the tables of a database.
     *
     * @param builtIn whether it is the built-in one, to which more is said
     * @return the version of its tables
     * @throws FlywayException if that cannot be done
     */
    static String migrated(DataSource database, boolean builtIn) {
        Flyway tables =
                Flyway.configure(Tables.class.getClassLoader())
                        .dataSource(database)
                        .locations(builtIn ? new String[] {ALL, BUILT_IN} : new String[] {ALL})
                        .load();
        tables.migrate();
        return tables.info().current().getVersion().getVersion();
    }
}
