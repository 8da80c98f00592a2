package org.carrel.z3950;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The codec of libyaz and ours agree on what an APDU says, each reading what the other wrote. Needs
 * the library itself (Debian: libyaz5); a build machine must have it.
 */
class LibyazIT {
    private static final int APDUS = 10_000;
    private static final UnpooledByteBufAllocator MEMORY = new UnpooledByteBufAllocator(true, true);

    @Test
    void tenThousandApdusMeanTheSameToBoth() {
        Libyaz libyaz = libyaz();
        long seed = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed);
        for (int at = 0; at < APDUS; at++) {
            assertAgreed(
                    libyaz, RandomApdu.next(MEMORY, random), "number " + at + " of seed " + seed);
        }
    }

    /** Without three that libyaz writes and does not read: a resource report that is none. */
    static List<String> names() {
        return Samples.names().stream().filter(name -> !name.matches("(D4|D8|D12) .*")).toList();
    }

    @ParameterizedTest
    @MethodSource("names")
    void aSampleMeansTheSameToBoth(String name) {
        assertAgreed(libyaz(), Samples.apdu(name), name);
    }

    private static void assertAgreed(Libyaz libyaz, Apdu ours, String which) {
        ByteBuf wire = ApduEncoder.encode(MEMORY, ours);
        Optional<ByteBuf> again = libyaz.again(wire);
        assertTrue(again.isPresent(), () -> "libyaz refuses " + which + ", " + ours);
        try (ours;
                Apdu theirs = Apdu.of(again.orElseThrow())) {
            assertEquals(TreeText.of(ours.root()), TreeText.of(theirs.root()), which);
        } finally {
            wire.release();
        }
    }

    private static Libyaz libyaz() {
        Optional<Libyaz> found = Libyaz.find();
        if (found.isEmpty() && "true".equals(System.getenv("CI"))) {
            fail("libyaz.so.5 is missing; a build machine installs it (Debian: libyaz5)");
        }
        assumeTrue(found.isPresent(), "libyaz.so.5 is missing (Debian: libyaz5)");
        return found.orElseThrow();
    }
}
