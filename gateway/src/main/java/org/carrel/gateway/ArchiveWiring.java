package org.carrel.gateway;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.time.Clock;
import java.time.ZoneId;
import org.carrel.config.GatewayConfig;
import org.carrel.config.Label;
import org.carrel.config.Storage;
import org.carrel.gateway.archive.Archive;
import org.carrel.gateway.keys.Keyring;

/** Opens the archive of a configuration that has storage with a key. */
final class ArchiveWiring {
    private static final Label PURPOSE = new Label("archive");
    private static final int KEY = 32;

    private ArchiveWiring() {}

    /** Whether the configuration has an archive at all. */
    static boolean isWanted(GatewayConfig config) {
        return config.storage().filter(Archive::isWanted).isPresent();
    }

    /**
     * Opens it; the caller closes it.
     *
     * @param ring of the same storage, stays the caller's
     */
    static Archive open(GatewayConfig config, Keyring ring) {
        Storage storage = config.storage().orElseThrow();
        ByteBuf key = Unpooled.directBuffer(KEY, KEY);
        try {
            ring.ownKey(PURPOSE, key);
            return Archive.open(storage, key, Clock.system(ZoneId.systemDefault()));
        } finally {
            key.setZero(0, KEY);
            key.release();
        }
    }
}
