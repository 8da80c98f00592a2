package org.carrel.gateway;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import java.nio.file.Path;
import java.util.Optional;
import org.carrel.config.GatewayConfig;
import org.carrel.config.Label;
import org.carrel.config.Storage;
import org.carrel.config.StorageKey;
import org.carrel.gateway.changes.Changes;
import org.carrel.gateway.keys.Keyring;
import org.carrel.gateway.vault.Fingerprints;
import org.carrel.gateway.watch.Watchers;

/** Makes the register of changes: a lasting one where the configuration has storage with a key. */
final class ChangesWiring {
    private static final Label PURPOSE = new Label("changes");
    private static final int KEY = 32;

    private ChangesWiring() {}

    static Changes of(GatewayConfig config, ByteBufAllocator allocator, Watchers watchers) {
        Optional<Path> path = config.storage().flatMap(Storage::path);
        Optional<StorageKey> key = config.storage().flatMap(Storage::key);
        if (path.isEmpty() || key.isEmpty()) {
            return Changes.inMemory(allocator, watchers);
        }
        Keyring ring = TokenCabinet.keyring(config);
        return Changes.kept(
                new Changes.Storehouse(path.get(), fingerprints(ring), ring),
                config.terminals().values(),
                allocator,
                watchers);
    }

    private static Fingerprints fingerprints(Keyring ring) {
        ByteBuf key = Unpooled.directBuffer(KEY, KEY);
        try {
            ring.ownKey(PURPOSE, key);
            return new Fingerprints(key);
        } finally {
            key.setZero(0, KEY);
            key.release();
        }
    }
}
