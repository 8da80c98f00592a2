package org.carrel.gateway.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.carrel.config.Storage;
import org.carrel.gateway.Cable;
import org.carrel.gateway.Papers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** The connections to a database server. */
class DatabaseTest {
    private static final int CONNECTIONS = 5;

    @TempDir private Path folder = Path.of("");

    @Test
    void a_line_that_was_broken_for_a_moment_fails_one_piece_of_work_at_most() {
        String address = PrivateServer.freshDatabase();
        try (Cable cable = new Cable(URI.create(address.substring(5)).getPort());
                Database database = Database.open(through(cable, address), Optional.empty())) {
            workAtOnce(database);
            cable.cut();
            cable.mend();
            assertEquals(1, oneOfTwo(database));
        }
    }

    @Test
    void a_certificate_serves_in_the_place_of_a_password() throws Exception {
        Papers papers = new Papers(folder);
        String address =
                PrivateServer.certifiedDatabase(papers)
                        + "&sslmode=verify-full&sslrootcert="
                        + papers.certificate("authority");
        String shown =
                "&sslcert=%s&sslkey=%s".formatted(papers.certificate("certified"), der(papers));
        try (Archive archive = Where.open(storage(address + shown), Clock.systemUTC())) {
            assertEquals(List.of(), archive.consoleUsers().all());
        }
        assertThrows(
                ArchiveTrouble.class,
                () -> Where.open(storage(address), Clock.systemUTC()).close());
    }

    private Storage storage(String address) {
        return new Storage(
                Optional.of(folder),
                Optional.of(address),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of());
    }

    /** The key as the driver wants it: PKCS #8 without its words. */
    private Path der(Papers papers) throws IOException {
        String words = Files.readString(Path.of(papers.key("certified")));
        return Files.write(
                folder.resolve("certified.der"),
                Base64.getMimeDecoder().decode(words.replaceAll("-----[A-Z ]+-----", "")));
    }

    private static PGSimpleDataSource through(Cable cable, String address) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(address.replaceFirst("127.0.0.1:[0-9]+", "127.0.0.1:" + cable.port()));
        return source;
    }

    private static long oneOfTwo(Database database) {
        try {
            return one(database);
        } catch (ArchiveTrouble _) {
            return one(database);
        }
    }

    private static long one(Database database) {
        return database.work(transaction -> transaction.number("select 1"));
    }

    /** So that so many connections are open. */
    private static void workAtOnce(Database database) {
        CyclicBarrier together = new CyclicBarrier(CONNECTIONS);
        try (var hands = Executors.newFixedThreadPool(CONNECTIONS)) {
            List<CompletableFuture<Long>> works =
                    Stream.generate(() ->
                                    CompletableFuture.supplyAsync(
                                            () -> oneTogether(database, together), hands))
                            .limit(CONNECTIONS)
                            .toList();
            assertEquals(CONNECTIONS, works.stream().mapToLong(CompletableFuture::join).sum());
        }
    }

    private static long oneTogether(Database database, CyclicBarrier together) {
        return database.work(transaction -> {
            try {
                together.await();
            } catch (InterruptedException | BrokenBarrierException broken) {
                throw new IllegalStateException(broken);
            }
            return transaction.number("select 1");
        });
    }
}
