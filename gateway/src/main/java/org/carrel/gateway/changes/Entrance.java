package org.carrel.gateway.changes;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import org.carrel.gateway.access.Authorised;
import org.carrel.gateway.message.Message;
import org.carrel.gateway.vault.Fingerprint;
import org.carrel.gateway.vault.Fingerprints;

/** Makes an entry of a request: by what it will be known again, and nothing of what it says. */
final class Entrance {
    private static final char LOOK_ALIKE = '?';

    /** For the name of the door, and one more letter. */
    private static final int ROOM = 64;

    private final ByteBufAllocator allocator;
    private final Fingerprints fingerprints;
    private final InstantSource clock = InstantSource.system();
    private final SecureRandom random = new SecureRandom();

    Entrance(ByteBufAllocator allocator, Fingerprints fingerprints) {
        this.allocator = allocator;
        this.fingerprints = fingerprints;
    }

    /** An open change. */
    Entry entry(Authorised allowed) {
        Message asked = allowed.message();
        // in a frame a field has three bytes more than its value, in here four
        ByteBuf bytes = allocator.directBuffer(2 * asked.size() + ROOM);
        try {
            ByteBufUtil.writeAscii(bytes, allowed.terminal().name().text());
            int start = bytes.writerIndex();
            Fingerprint key = asked.act(bytes) ? fingerprints.of(bytes) : drawn();
            bytes.writerIndex(start).writeByte(LOOK_ALIKE);
            Optional<Fingerprint> lookAlike =
                    asked.lookAlike(bytes) ? Optional.of(fingerprints.of(bytes)) : Optional.empty();
            return new Entry(
                    clock.instant(),
                    State.OPEN,
                    key,
                    lookAlike,
                    allowed.operation(),
                    allowed.terminal().name(),
                    allowed.terminal().door().upstreamFor(allowed.operation()),
                    "");
        } finally {
            bytes.setZero(0, bytes.capacity());
            bytes.release();
        }
    }

    /** Of something that is like nothing else. */
    private Fingerprint drawn() {
        return new Fingerprint(random.nextLong(), random.nextLong());
    }
}
