package org.carrel.gateway.archive;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import javax.sql.DataSource;
import org.carrel.config.Secret;
import org.carrel.config.Storage;
import org.postgresql.ds.PGSimpleDataSource;

/** Connections to a PostgreSQL server. */
final class ServerSource {
    private static final int SHORT_SECONDS = 2;

    private ServerSource() {}

    /**
     * What connects to the server of this storage, as its account.
     *
     * @throws IllegalArgumentException for an address of which the driver can make nothing
     */
    static DataSource of(Storage storage) {
        return source(storage);
    }

    /** The same, but a server that says nothing for some seconds is taken to be gone. */
    static DataSource impatient(Storage storage) {
        PGSimpleDataSource source = source(storage);
        source.setConnectTimeout(SHORT_SECONDS);
        source.setSocketTimeout(SHORT_SECONDS);
        return source;
    }

    private static PGSimpleDataSource source(Storage storage) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(storage.jdbc().orElseThrow());
        source.setApplicationName("carrel");
        source.setLogServerErrorDetail(false); // the detail of an error is the value at fault
        storage.login()
                .ifPresent(account -> {
                    source.setUser(account.user());
                    source.setPassword(text(account.password()));
                });
        return source;
    }

    /** The driver wants it so; it is the gateway's own password at its own database. */
    private static String text(Secret secret) {
        ByteBuffer bytes = ByteBuffer.allocateDirect(secret.length());
        secret.copyTo(bytes);
        return StandardCharsets.UTF_8.decode(bytes.flip()).toString();
    }
}
