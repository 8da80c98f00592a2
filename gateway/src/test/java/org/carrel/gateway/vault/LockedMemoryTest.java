package org.carrel.gateway.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Memory in cells, and what the operating system says of it (T15). */
class LockedMemoryTest {
    private static final Path PAGES = Path.of("/proc/self/smaps");

    @Test
    void a_cell_is_all_zeros_when_it_is_taken_again() {
        try (LockedMemory memory = new LockedMemory(64, Libc.PAGE, 1)) {
            MemorySegment cell = memory.take();
            cell.fill((byte) 7);

            memory.giveBack(cell);

            assertEquals(-1, MemorySegment.ofArray(new byte[64]).mismatch(memory.take()));
        }
    }

    @Test
    void it_grows_up_to_its_bound_and_no_further() {
        try (LockedMemory memory = new LockedMemory(Libc.PAGE, Libc.PAGE, 2)) {
            memory.take();
            memory.take();

            assertThrows(MemoryExhausted.class, memory::take);
            assertEquals(2 * Libc.PAGE, memory.size());
        }
    }

    @Test
    void it_is_ample_until_half_of_it_is_in_use() {
        try (LockedMemory memory = new LockedMemory(Libc.PAGE / 4, Libc.PAGE, 1)) {
            memory.take();
            assertTrue(memory.isAmple());

            memory.take();
            assertFalse(memory.isAmple());
        }
    }

    @Test
    void what_is_closed_gives_nothing_and_can_be_used_no_more() {
        LockedMemory memory = new LockedMemory(64, Libc.PAGE, 2);
        MemorySegment cell = memory.take();

        memory.close();

        assertThrows(MemoryExhausted.class, memory::take);
        assertThrows(IllegalStateException.class, () -> cell.get(ValueLayout.JAVA_BYTE, 0));
        memory.giveBack(cell);
    }

    @Test
    void the_kernel_says_that_it_is_locked_and_not_dumped() throws IOException {
        assumeTrue(Files.isReadable(PAGES), "only Linux tells");
        try (LockedMemory memory = new LockedMemory(Libc.PAGE, Libc.PAGE, 1)) {
            List<String> flags = flags(memory.take().address());

            assertEquals(memory.isHidden(), flags.contains("dd"));
            assertEquals(memory.isLocked(), flags.contains("lo"));
            assertTrue(memory.isHidden(), "hiding from dumps needs no right");
        }
    }

    @Test
    void pages_that_were_given_back_are_locked_no_more() throws IOException {
        assumeTrue(Files.isReadable(PAGES), "only Linux tells");
        LockedMemory memory = new LockedMemory(Libc.PAGE, Libc.PAGE, 1);
        long address = memory.take().address();

        memory.close();

        List<String> flags = flags(address);
        assertFalse(flags.contains("lo"));
        assertFalse(flags.contains("dd"));
    }

    /** The letters that the kernel writes for the pages at that address. */
    private static List<String> flags(long address) throws IOException {
        boolean inside = false;
        for (String line : Files.readAllLines(PAGES)) {
            if (line.matches("[0-9a-f]+-[0-9a-f]+ .*")) {
                String[] bounds = line.substring(0, line.indexOf(' ')).split("-", 2);
                inside =
                        Long.compareUnsigned(Long.parseUnsignedLong(bounds[0], 16), address) <= 0
                                && Long.compareUnsigned(
                                                address, Long.parseUnsignedLong(bounds[1], 16))
                                        < 0;
            } else if (inside && line.startsWith("VmFlags:")) {
                return List.of(line.substring(8).trim().split(" ", -1));
            }
        }
        return List.of();
    }
}
