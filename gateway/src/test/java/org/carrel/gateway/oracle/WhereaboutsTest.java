package org.carrel.gateway.oracle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.carrel.gateway.oracle.Whereabouts.Place;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which part of a process's memory the oracle names, in a core dump that is written here. */
class WhereaboutsTest {
    private static final int NOTES = 512;
    private static final int MEMORY = 2048;
    private static final int REGION = 256;

    /** Addresses of the four regions that the dump has, one behind the other in the file. */
    private static final List<Long> REGIONS = List.of(0x10000L, 0x20000L, 0x30000L, 0x40000L);

    private static final long STACK_POINTER = 0x20080;
    private static final int THREAD = 4711;
    private static final String TOLD =
            """
            "clock" #21 [4711] daemon prio=5 os_prio=0 cpu=1.20ms
            Heap address: 0x0000000000010000, size: 1 MB, Compressed Oops mode: 32-bit
             bounds [0x0000000000300000, 0x0000000000300000, 0x0000000000300100]
            """;

    private final MemorySegment file = MemorySegment.ofBuffer(dump());

    @ParameterizedTest
    @CsvSource({
        "544, 'registers of clock'",
        "2320, 'stack of clock, given up'",
        "2432, 'stack of clock, in use'",
        "2600, /lib/libc.so",
        "2820, 'outside the Java heap'",
        "100, 'the dump''s own words'"
    })
    void a_find_is_told_by_the_part_of_memory_it_lay_in(long offset, String where) {
        assertEquals(where, place("\"clock\" #21 [4711] daemon", offset).text());
    }

    @Test
    void what_the_java_machine_says_of_itself_names_its_heap() {
        assertEquals("Java heap", place(TOLD, MEMORY + 8).text());
    }

    @Test
    void a_thread_of_which_nothing_was_told_belongs_to_the_java_machine() {
        assertEquals("registers of a thread of the Java machine", place("", 544).text());
    }

    @Test
    void an_address_is_the_processs_and_not_the_files() {
        assertEquals(REGIONS.get(3) + 84, place(TOLD, MEMORY + 3 * REGION + 84).address());
    }

    @Test
    void what_is_no_core_dump_is_none() {
        assertTrue(CoreDump.in(MemorySegment.ofArray(new byte[4096])).isEmpty());
        assertTrue(CoreDump.in(MemorySegment.ofArray(new byte[3])).isEmpty());
    }

    private Place place(String told, long offset) {
        return new Whereabouts(told).of(CoreDump.in(file).orElseThrow(), offset);
    }

    /** A header, a program header for the notes and each region, the notes, and the regions. */
    private static ByteBuffer dump() {
        ByteBuffer dump =
                ByteBuffer.allocateDirect(MEMORY + REGIONS.size() * REGION)
                        .order(ByteOrder.LITTLE_ENDIAN);
        dump.putInt(0, 0x464C457F).putShort(18, (short) 62).putLong(32, 64);
        dump.putShort(56, (short) (1 + REGIONS.size()));
        int notes = status(dump, NOTES);
        notes = files(dump, notes);
        program(dump, 0, 4, NOTES, 0, notes - NOTES);
        for (int each = 0; each < REGIONS.size(); each++) {
            program(dump, each + 1, 1, MEMORY + each * REGION, REGIONS.get(each), REGION);
        }
        return dump;
    }

    private static void program(
            ByteBuffer dump, int number, int kind, long offset, long address, long size) {
        int at = 64 + number * 56;
        dump.putInt(at, kind).putLong(at + 8, offset).putLong(at + 16, address);
        dump.putLong(at + 32, size);
    }

    private static int status(ByteBuffer dump, int at) {
        int content = note(dump, at, 1, 336);
        dump.putInt(content + 32, THREAD).putLong(content + 112 + 19 * 8, STACK_POINTER);
        return content + 336;
    }

    private static int files(ByteBuffer dump, int at) {
        byte[] name = "/lib/libc.so\0".getBytes(UTF_8);
        int size = 5 * 8 + name.length;
        int content = note(dump, at, 0x46494C45, size);
        dump.putLong(content, 1).putLong(content + 8, 4096);
        dump.putLong(content + 16, REGIONS.get(2)).putLong(content + 24, REGIONS.get(2) + REGION);
        dump.put(content + 40, name);
        return content + (size + 3 & -4);
    }

    private static int note(ByteBuffer dump, int at, int kind, int size) {
        dump.putInt(at, 5).putInt(at + 4, size).putInt(at + 8, kind);
        dump.put(at + 12, "CORE\0".getBytes(UTF_8));
        return at + 12 + 8;
    }
}
