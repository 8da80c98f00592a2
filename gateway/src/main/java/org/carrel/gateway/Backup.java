package org.carrel.gateway;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.zip.GZIPOutputStream;
import org.carrel.gateway.archive.SealedFile;

/** How an archive becomes an encrypted file: whole, or not at all. */
final class Backup {
    private Backup() {}

    /** Writes all of an archive. */
    @FunctionalInterface
    interface Copying {
        void to(OutputStream out) throws IOException;
    }

    /**
     * Writes the file, which only its owner may read.
     *
     * @param secret what opens it; stays the caller's to wipe
     */
    static void write(Path file, byte[] secret, Copying copying) throws IOException {
        Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
        try (OutputStream out =
                new GZIPOutputStream(SealedFile.sealing(created(unfinished), secret))) {
            copying.to(out);
        } catch (RuntimeException | IOException notWhole) {
            Files.deleteIfExists(unfinished);
            throw notWhole;
        }
        Files.move(unfinished, file);
    }

    private static OutputStream created(Path path) throws IOException {
        Files.deleteIfExists(path);
        Files.createFile(
                path,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return Files.newOutputStream(path, StandardOpenOption.WRITE);
    }
}
