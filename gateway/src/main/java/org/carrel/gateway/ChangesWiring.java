package org.carrel.gateway;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.carrel.config.GatewayConfig;
import org.carrel.config.Label;
import org.carrel.config.Storage;
import org.carrel.config.StorageKey;
import org.carrel.gateway.changes.Changes;
import org.carrel.gateway.changes.CommonBook;
import org.carrel.gateway.changes.JournalTrouble;
import org.carrel.gateway.changes.UnknownChanges;
import org.carrel.gateway.keys.CommonKey;
import org.carrel.gateway.keys.Keyring;
import org.carrel.gateway.vault.Fingerprints;
import org.carrel.gateway.watch.Watchers;

/**
 * Makes the register of changes: a lasting one where the configuration has storage with a key, and
 * one that gateways share where the storage is on a server.
 */
final class ChangesWiring {
    private static final Label PURPOSE = new Label("changes");
    private static final int KEY = 32;
    private static final String OTHER_TOKENS =
            """
            storage.jdbc: another gateway on this database has other keys behind vendors' tokens, so a \
            patron would have two tokens there; write token.key for these vendors, the same at both, or \
            copy the folder keys of the other machine before this one is started\
            """;

    private ChangesWiring() {}

    static Changes of(GatewayConfig config, ByteBufAllocator allocator, Watchers watchers) {
        Optional<Path> path = config.storage().flatMap(Storage::path);
        Optional<StorageKey> key = config.storage().flatMap(Storage::key);
        if (path.isEmpty() || key.isEmpty()) {
            return Changes.inMemory(allocator, watchers);
        }
        Keyring ring = TokenCabinet.keyring(config);
        Optional<GatewaysBook> common = Optional.empty();
        try {
            common = common(config, ring);
            return Changes.kept(
                    new Changes.Storehouse(
                            path.get(),
                            fingerprints(ring, common),
                            ring,
                            common.map(CommonBook.class::cast)),
                    config.terminals().values(),
                    allocator,
                    watchers);
        } catch (RuntimeException notHad) {
            common.ifPresent(GatewaysBook::close);
            ring.close();
            throw notHad;
        }
    }

    /** The list of changes of which nobody can tell, for a command. */
    static void unknown(GatewayConfig config, Consumer<UnknownChanges> work) {
        Storage storage = config.storage().orElseThrow();
        if (storage.jdbc().isEmpty()) {
            work.accept(UnknownChanges.of(storage.path().orElseThrow()));
            return;
        }
        try (GatewaysBook book = GatewaysBook.open(storage, () -> "")) {
            work.accept(UnknownChanges.of(book));
        }
    }

    /** Where the archive is on a server, other gateways may be there too. */
    private static Optional<GatewaysBook> common(GatewayConfig config, Keyring ring) {
        return config.storage()
                .filter(each -> each.jdbc().isPresent())
                .map(each -> {
                    GatewaysBook book = GatewaysBook.open(each, new KeyIds(ring));
                    if (keepsKeys(config) && book.isAtOdds()) {
                        book.close();
                        throw JournalTrouble.away(OTHER_TOKENS);
                    }
                    return book;
                });
    }

    /** Whether vendors' tokens are made with keys of this machine. */
    private static boolean keepsKeys(GatewayConfig config) {
        return TokenCabinet.makings(config).values().stream()
                .anyMatch(each -> each.token().hasKeptKeys());
    }

    private static Fingerprints fingerprints(Keyring ring, Optional<GatewaysBook> common) {
        ByteBuf key = Unpooled.directBuffer(KEY, KEY);
        try {
            if (common.isPresent()) {
                CommonKey.copyTo(
                        ring, PURPOSE, drawn -> common.get().shelf().key(PURPOSE, drawn), key);
            } else {
                ring.ownKey(PURPOSE, key);
            }
            return new Fingerprints(key);
        } finally {
            key.setZero(0, KEY);
            key.release();
        }
    }
}
