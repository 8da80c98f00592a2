package org.carrel.gateway.archive;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.COPY_ATTRIBUTES;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.carrel.gateway.archive.ArchiveTrouble.Reason;

/**
 * A copy of the built-in database's file, beside it for as long as it is written anew, and as
 * encrypted as that. One that is still there at a start was left by a process that ended amid it.
 */
final class SpareCopy {
    private static final String BESIDE = ".before";

    private final Path file;
    private final Path copy;

    SpareCopy(Path file) {
        this.file = file;
        this.copy = file.resolveSibling(file.getFileName() + BESIDE);
    }

    /** Whether the disk has room for a copy, and for the file that is written beside it. */
    boolean hasRoom() {
        return file.toFile().getUsableSpace() > 2 * file.toFile().length();
    }

    /** Copies the file, which nobody may have open; safe on the disk afterwards. */
    void take() {
        Path half = copy.resolveSibling(copy.getFileName() + ".half");
        try {
            Files.copy(file, half, REPLACE_EXISTING, COPY_ATTRIBUTES);
            try (FileChannel channel = FileChannel.open(half, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(half, copy, ATOMIC_MOVE, REPLACE_EXISTING);
        } catch (IOException _) {
            throw new ArchiveTrouble(Reason.UNREACHABLE);
        }
    }

    /** Puts the copy in the file's place; false where there is none. */
    boolean putBack() {
        if (!Files.exists(copy)) {
            return false;
        }
        try {
            Files.move(copy, file, ATOMIC_MOVE, REPLACE_EXISTING);
            return true;
        } catch (IOException _) {
            throw new ArchiveTrouble(Reason.UNREACHABLE);
        }
    }

    /** The file is good: what was deleted from it must not lie beside it. */
    void destroy() {
        try {
            Files.deleteIfExists(copy);
        } catch (IOException _) {
            throw new ArchiveTrouble(Reason.UNREACHABLE);
        }
    }
}
