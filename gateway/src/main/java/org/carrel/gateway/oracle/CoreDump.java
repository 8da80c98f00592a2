package org.carrel.gateway.oracle;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A core dump (ELF of 64 bits, lowest byte first), as far as it says where in the process's memory
 * its bytes lay. Immutable; any thread, as long as the dump is mapped.
 */
final class CoreDump {
    private static final int MAGIC = 0x464C457F; // 7F E L F
    private static final ValueLayout.OfShort SHORT =
            ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfInt INT =
            ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfLong LONG =
            ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private static final int HEADER = 64;
    private static final int MACHINE = 18;
    private static final int X86_64 = 62;
    private static final int PROGRAM_HEADERS = 32;
    private static final int SECTION_HEADERS = 40;
    private static final int NUMBER_OF_HEADERS = 56;
    private static final int TOO_MANY = 0xFFFF;
    private static final int PROGRAM_HEADER = 56;
    private static final int LOADED = 1;
    private static final int NOTES = 4;

    private static final int NOTE_HEADER = 12;
    private static final int STATUS = 1;
    private static final int FILES = 0x46494C45;
    private static final int THREAD_IN_STATUS = 32;
    private static final int REGISTERS_IN_STATUS = 112;

    /** Which of the registers points to the stack; of 64-bit ARM, where the machine is no x86. */
    private static final int X86_STACK_POINTER = 19;

    private static final int ARM_STACK_POINTER = 31;

    private final MemorySegment core;
    private final List<Part> parts = new ArrayList<>();
    private final List<MappedFile> files = new ArrayList<>();
    private final List<Running> threads = new ArrayList<>();
    private final List<Registers> registers = new ArrayList<>();

    private CoreDump(MemorySegment core) {
        this.core = core;
        long header = core.get(LONG, PROGRAM_HEADERS);
        for (int left = headers(); left > 0; left--) {
            long offset = core.get(LONG, header + 8);
            long size = core.get(LONG, header + 32);
            switch (core.get(INT, header)) {
                case LOADED -> parts.add(new Part(offset, core.get(LONG, header + 16), size));
                case NOTES -> readNotes(offset, offset + size);
                default -> {} // says nothing about memory
            }
            header += PROGRAM_HEADER;
        }
    }

    /** What this file is, if it is a core dump. */
    static Optional<CoreDump> in(MemorySegment file) {
        return file.byteSize() > HEADER && file.get(INT, 0) == MAGIC
                ? Optional.of(new CoreDump(file))
                : Optional.empty();
    }

    /** A piece of memory: where it stands in the file, and where it stood in the process. */
    record Part(long offset, long address, long size) {
        boolean holdsOffset(long at) {
            return at >= offset && at < offset + size;
        }

        boolean holds(long place) {
            return place >= address && place < address + size;
        }
    }

    /** A file's part that was mapped from one address to before another. */
    record MappedFile(long from, long to, String name) {}

    /** A thread of the operating system, and how deep its stack was. */
    record Running(int thread, long stackPointer) {}

    /** Where in the file a thread's registers and the like stand. */
    record Registers(long from, long to, int thread) {}

    /** The piece of memory that is at this offset of the file. */
    Optional<Part> part(long offset) {
        return parts.stream().filter(each -> each.holdsOffset(offset)).findFirst();
    }

    /** The thread whose registers are at this offset of the file. */
    Optional<Integer> registersOf(long offset) {
        return registers.stream()
                .filter(each -> offset >= each.from() && offset < each.to())
                .map(Registers::thread)
                .findFirst();
    }

    /** The thread whose stack is in this piece of memory. */
    Optional<Running> stack(Part part) {
        return threads.stream().filter(each -> part.holds(each.stackPointer())).findFirst();
    }

    /** The file that was mapped there. */
    Optional<String> file(long address) {
        return files.stream()
                .filter(each -> address >= each.from() && address < each.to())
                .map(MappedFile::name)
                .findFirst();
    }

    private int headers() {
        int number = Short.toUnsignedInt(core.get(SHORT, NUMBER_OF_HEADERS));
        // then the true number is in the first section's header (elf(5), PN_XNUM)
        return number == TOO_MANY ? core.get(INT, core.get(LONG, SECTION_HEADERS) + 44) : number;
    }

    /** A thread's status comes first, and then what else there is of it. */
    private void readNotes(long from, long end) {
        int thread = 0;
        long at = from;
        while (at + NOTE_HEADER <= end) {
            long content = at + NOTE_HEADER + padded(core.get(INT, at));
            int size = core.get(INT, at + 4);
            int kind = core.get(INT, at + 8);
            if (kind == STATUS) {
                thread = core.get(INT, content + THREAD_IN_STATUS);
                threads.add(new Running(thread, stackPointer(content)));
            } else if (kind == FILES) {
                readFiles(content);
            }
            registers.add(new Registers(content, content + size, thread));
            at = content + padded(size);
        }
    }

    private long stackPointer(long status) {
        int register = core.get(SHORT, MACHINE) == X86_64 ? X86_STACK_POINTER : ARM_STACK_POINTER;
        return core.get(LONG, status + REGISTERS_IN_STATUS + (long) register * Long.BYTES);
    }

    /** How many, the size of a page, three numbers for each, and behind them the names. */
    private void readFiles(long content) {
        long count = core.get(LONG, content);
        long name = content + (2 + 3 * count) * Long.BYTES;
        for (long row = content + 2 * Long.BYTES; count > 0; count--) {
            String text = core.getString(name, UTF_8);
            files.add(new MappedFile(core.get(LONG, row), core.get(LONG, row + Long.BYTES), text));
            name += text.getBytes(UTF_8).length + 1;
            row += 3 * Long.BYTES;
        }
    }

    private static long padded(int size) {
        return (size + 3L) & -4L;
    }
}
