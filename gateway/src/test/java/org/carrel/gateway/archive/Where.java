package org.carrel.gateway.archive;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.carrel.config.Storage;

/** On which database a test runs; its name is what a failure shows. */
enum Where {
    BUILT_IN,
    SERVER;

    /** A storage of its own, empty. */
    Storage storage(Path folder) {
        Optional<String> address =
                this == SERVER ? Optional.of(PrivateServer.freshDatabase()) : Optional.empty();
        return new Storage(
                Optional.of(folder),
                address,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of());
    }

    /** Opens it with the key that all tests have. */
    static Archive open(Storage storage, Clock clock) {
        return open(storage, clock, 7);
    }

    /** Opens it with some key. */
    static Archive open(Storage storage, Clock clock, int filling) {
        ByteBuf key = Unpooled.directBuffer(32, 32);
        try {
            for (int at = 0; at < 32; at++) {
                key.writeByte(filling + at);
            }
            return Archive.open(storage, key, clock);
        } finally {
            key.release();
        }
    }
}
