package org.carrel.gateway.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.carrel.gateway.Cable;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** The connections to a database server whose line breaks. */
class DatabaseTest {
    private static final int CONNECTIONS = 5;

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
