package org.carrel.gateway.vault;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * Does with zeros what else is done with people's values: copies, seals, opens and fingerprints
 * them, in lengths of cards and of answers, so that the processor's registers hold zeros. One
 * thread.
 */
final class NobodysWork {
    private static final int[] LENGTHS = {14, 47, 330};
    private static final int LONGEST = 512;
    private static final Fingerprints FINGERPRINTS = new Fingerprints();

    private final Engine engine = new Engine(LONGEST);
    private final LockedKey key = new LockedKey(MemorySegment.ofArray(new byte[VaultMemory.KEY]));
    private final MemorySegment memory = Arena.ofAuto().allocate(2L * LONGEST + Engine.TAG_LENGTH);
    private final ByteBuf zeros = Unpooled.wrappedBuffer(memory.asSlice(0, LONGEST).asByteBuffer());
    private final ByteBuf opened =
            Unpooled.wrappedBuffer(memory.asSlice(LONGEST, LONGEST).asByteBuffer());
    private long counter;

    void doIt() {
        for (int length : LENGTHS) {
            MemorySegment sealed = memory.asSlice(LONGEST, length + (long) Engine.TAG_LENGTH);
            Engine.Seal seal = new Engine.Seal(1, key, ++counter);
            zeros.setIndex(0, length);
            FINGERPRINTS.of(zeros);
            engine.seal(seal, zeros, sealed);
            engine.open(seal, sealed, opened.clear());
        }
        for (int length = Long.BYTES; length <= LONGEST; length *= 2) {
            memory.asSlice(LONGEST, length).copyFrom(memory.asSlice(0, length));
        }
    }
}
