package org.carrel.gateway.vault;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.HotSpotDiagnosticMXBean;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.management.ManagementFactory;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.SplittableRandom;
import org.carrel.gateway.watch.Watchers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a heap dump shows of values that were sealed, opened, fingerprinted and watched for:
 * nothing, dead objects included (T14). The canaries are drawn into direct memory, so that the test
 * itself puts none of them on the heap.
 */
class HeapDumpTest {
    private static final int ROUNDS = 3000;
    private static final int LENGTH = 300;

    private final Arena arena = Arena.ofConfined();
    private final Vaults vaults = new Vaults(4, new Watchers(List.of()));
    private final Fingerprints fingerprints = new Fingerprints();

    @AfterEach
    void close() {
        vaults.close();
        arena.close();
    }

    @Test
    void nothing_that_went_through_the_vault_is_in_a_heap_dump(@TempDir Path folder)
            throws IOException {
        ByteBuf canary = canary(1);
        ByteBuf control = canary(2);
        byte[] planted = new byte[LENGTH];
        control.getBytes(0, planted);
        MemorySegment key = arena.allocate(VaultMemory.KEY);

        useIt(canary, key);

        MemorySegment dump = dump(folder);
        assertTrue(found(dump, control) > 0, "the control is not found, so the search is void");
        assertEquals(0, found(dump, canary));
        assertEquals(0, VaultWitness.occurrences(dump, key), "the key of a visit that is over");
        assertEquals(LENGTH, planted.length);
    }

    private void useIt(ByteBuf canary, MemorySegment key) {
        ByteBuf opened = Unpooled.directBuffer(LENGTH);
        try (Vault vault = vaults.open()) {
            for (int round = 0; round < ROUNDS; round++) {
                Fingerprint index = fingerprints.of(canary);
                vault.put(index, canary);
                assertTrue(vault.get(index, opened.clear()));
                vault.watchlist().learn(Watchlist.Kind.CONTACT, canary.slice(0, 200));
                vault.watchlist()
                        .shows(canary.nioBuffer(), 0, LENGTH, EnumSet.allOf(Watchlist.Kind.class));
            }
            key.copyFrom(vaults.memory().keys().slabs().getFirst().asSlice(0, VaultMemory.KEY));
        } finally {
            opened.release();
        }
    }

    /** How often the beginning, the middle or the end of a canary are found. */
    private static long found(MemorySegment dump, ByteBuf canary) {
        long count = 0;
        for (int at : new int[] {0, 142, LENGTH - 16}) {
            count +=
                    VaultWitness.occurrences(
                            dump, MemorySegment.ofBuffer(canary.nioBuffer(at, 16)));
        }
        return count;
    }

    /** Live and dead objects. */
    private MemorySegment dump(Path folder) throws IOException {
        Path file = folder.resolve("heap.hprof");
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                .dumpHeap(file.toString(), false);
        try (FileChannel channel = FileChannel.open(file)) {
            return channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
        } finally {
            Files.delete(file);
        }
    }

    private ByteBuf canary(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        MemorySegment bytes = arena.allocate(LENGTH);
        for (int at = 0; at < LENGTH; at++) {
            bytes.set(JAVA_BYTE, at, (byte) random.nextInt(1, 256));
        }
        return Unpooled.wrappedBuffer(bytes.asByteBuffer());
    }
}
