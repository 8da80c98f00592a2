package org.carrel.gateway.vault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/**
 * Leaves a mark on the stack of a thread, as methods do that had a value in their hands, and looks
 * from another thread whether it is still there. Linux only. One thread is looked at.
 */
public final class StackWitness {
    private static final int DEEP = 200;
    private static final int LOOKED_AT = 96 * 1024;

    private final long mark = new SplittableRandom().nextLong() | 1L << 62;
    private volatile String thread = "";

    /** Leaves the mark many times below the caller's frame; the thread that is looked at. */
    public void leave() {
        try {
            thread = Files.readSymbolicLink(Path.of("/proc/thread-self")).toString();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        descend(DEEP, mark);
    }

    /** Whether the thread left its mark. */
    public boolean hasMarked() {
        return !thread.isEmpty();
    }

    /**
     * How often the mark is on the part of its stack that the thread, once it rests, does not use.
     */
    public int marks() {
        ByteBuffer stack = ByteBuffer.allocate(LOOKED_AT).order(ByteOrder.nativeOrder());
        try (FileChannel memory = FileChannel.open(Path.of("/proc/self/mem"))) {
            memory.read(stack, stackPointer() - LOOKED_AT);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        int marks = 0;
        for (int at = 0; at < LOOKED_AT; at += Long.BYTES) {
            marks += stack.getLong(at) == mark ? 1 : 0;
        }
        return marks;
    }

    /** The system tells it, last but one of its words, only of a thread that rests. */
    private long stackPointer() throws IOException {
        String[] words = {};
        while (words.length < 3) {
            words = Files.readString(Path.of("/proc", thread, "syscall")).split(" ");
        }
        return Long.decode(words[words.length - 2]);
    }

    private static long descend(int deeper, long value) {
        return deeper == 0 ? value : descend(deeper - 1, value) ^ deeper;
    }
}
