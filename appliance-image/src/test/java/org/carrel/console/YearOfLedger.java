package org.carrel.console;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.carrel.config.ConfigLoader;
import org.carrel.config.GatewayConfig;
import org.carrel.config.Inline;
import org.carrel.config.Label;
import org.carrel.config.Loaded;
import org.carrel.config.Storage;
import org.carrel.gateway.archive.Archive;
import org.carrel.gateway.archive.LedgerShelf;
import org.carrel.gateway.keys.Keyring;
import org.carrel.gateway.ledger.Direction;
import org.carrel.gateway.ledger.Disposition;
import org.carrel.gateway.ledger.LedgerKey;
import org.carrel.gateway.ledger.LedgerRow;

/** What a gateway with many upstreams has in its archive after a long time, made in a moment. */
final class YearOfLedger {
    private static final List<String> MESSAGES = List.of("11", "15", "23", "63", "37");
    private static final int ELEMENTS = 12;
    private static final int KEY = 32;

    /** After how many days what the gateway would have destroyed meanwhile is destroyed. */
    private static final int ROUND = 30;

    private YearOfLedger() {}

    /**
     * Two hours of every day, sixty kinds of element to every upstream; what a gateway that ran all
     * the time would have destroyed is destroyed.
     *
     * @param configuration of a gateway that does not run
     */
    static void fill(Path configuration, int days) {
        GatewayConfig config =
                assertInstanceOf(
                                Loaded.Accepted.class,
                                ConfigLoader.load(configuration, Inline.REFUSED))
                        .config();
        Storage storage = config.storage().orElseThrow();
        try (Archive archive = open(storage)) {
            LedgerShelf shelf = archive.ledgerShelf();
            List<LedgerRow> rows = rows(config);
            ZoneId zone = ZoneId.systemDefault();
            LocalDate today = LocalDate.now(zone);
            for (int day = days - 1; day >= 0; day--) {
                LocalDate date = today.minusDays(day);
                shelf.add(date.atTime(8, 0).atZone(zone).toInstant(), rows);
                shelf.add(date.atTime(9, 0).atZone(zone).toInstant(), rows);
                if (day % ROUND == 0) {
                    archive.retention("a test").run();
                }
            }
        }
    }

    /** As the gateway opens it: with the key that its keyring has for this purpose. */
    private static Archive open(Storage storage) {
        ByteBuf key = Unpooled.directBuffer(KEY, KEY);
        try (Keyring ring =
                Keyring.open(storage.path().orElseThrow(), storage.key().orElseThrow(), "a test")) {
            ring.ownKey(new Label("archive"), key);
            return Archive.open(storage, key, Clock.system(ZoneId.systemDefault()));
        } finally {
            key.release();
        }
    }

    private static List<LedgerRow> rows(GatewayConfig config) {
        List<LedgerRow> rows = new ArrayList<>();
        for (Label upstream : config.upstreams().keySet()) {
            for (String message : MESSAGES) {
                IntStream.range(0, ELEMENTS)
                        .mapToObj(element -> row(upstream, message, element))
                        .forEach(rows::add);
            }
        }
        return rows;
    }

    private static LedgerRow row(Label upstream, String message, int element) {
        LedgerKey key =
                new LedgerKey(
                        upstream,
                        Direction.TO_UPSTREAM,
                        new Label(message),
                        "sip2:A" + (char) ('A' + element));
        return new LedgerRow(
                key, element % 2 == 0 ? Disposition.PASSED : Disposition.BLANKED, 100, 1400);
    }
}
