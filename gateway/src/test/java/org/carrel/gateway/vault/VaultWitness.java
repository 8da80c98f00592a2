package org.carrel.gateway.vault;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.MemorySegment;
import java.util.List;

/** Looks into the locked memory itself, as whoever steals a picture of it would. */
public final class VaultWitness {
    private VaultWitness() {}

    /** How many bytes are not zero. */
    public static long written(Vaults vaults) {
        long count = 0;
        for (MemorySegment slab : slabs(vaults)) {
            for (long at = 0; at < slab.byteSize(); at++) {
                count += slab.get(JAVA_BYTE, at) == 0 ? 0 : 1;
            }
        }
        return count;
    }

    /** Whether these bytes stand anywhere. */
    public static boolean holds(Vaults vaults, byte[] sought) {
        return slabs(vaults).stream()
                .anyMatch(slab -> occurrences(slab, MemorySegment.ofArray(sought)) > 0);
    }

    /** Inverts the last byte of the first page that is written to: of a tag, while there is one. */
    public static void damage(Vaults vaults) {
        MemorySegment page = vaults.memory().rooms().slabs().getFirst();
        for (long at = 0; at < page.byteSize(); at += Libc.PAGE) {
            for (long last = at + Libc.PAGE - 1; last >= at; last--) {
                byte octet = page.get(JAVA_BYTE, last);
                if (octet != 0) {
                    page.set(JAVA_BYTE, last, (byte) ~octet);
                    return;
                }
            }
        }
    }

    /** How often the bytes stand in the memory. */
    static long occurrences(MemorySegment memory, MemorySegment sought) {
        long count = 0;
        long length = sought.byteSize();
        byte first = sought.get(JAVA_BYTE, 0);
        for (long at = 0; at <= memory.byteSize() - length; at++) {
            if (memory.get(JAVA_BYTE, at) == first
                    && MemorySegment.mismatch(memory, at, at + length, sought, 0, length) < 0) {
                count++;
            }
        }
        return count;
    }

    private static List<MemorySegment> slabs(Vaults vaults) {
        return vaults.memory().slabs();
    }
}
