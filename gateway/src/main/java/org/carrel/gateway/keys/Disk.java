package org.carrel.gateway.keys;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/**
 * Files that only the gateway's user may read, written whole or not at all, and overwritten before
 * they are deleted. What an SSD keeps of an overwritten block is beyond any program's reach; it is
 * wrapped.
 */
final class Disk {

    private static final FileAttribute<Set<PosixFilePermission>> PRIVATE_FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final FileAttribute<Set<PosixFilePermission>> PRIVATE_FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private Disk() {}

    /** A piece of work on files. */
    @FunctionalInterface
    interface Work<T> {
        T run() throws IOException;
    }

    /**
     * Does it.
     *
     * @throws KeyTrouble instead of what the file system says, which would quote more than needed
     */
    static <T> T with(Path where, Work<T> work) {
        try {
            return work.run();
        } catch (IOException _) {
            throw new KeyTrouble(KeyTrouble.Reason.NO_FOLDER, where.toString());
        }
    }

    static String read(Path file) {
        return with(file, () -> Files.readString(file, StandardCharsets.US_ASCII));
    }

    /** Makes a folder that is not there yet; the one in which it stands must be. */
    static void folder(Path folder) {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            with(folder, () -> Files.createDirectory(folder, PRIVATE_FOLDER));
        }
    }

    /** Puts a whole file in the place of what was there, in one step that survives a power cut. */
    static void write(Path file, String text) {
        Path fresh = file.resolveSibling("." + file.getFileName() + ".new");
        with(
                file,
                () -> {
                    Files.deleteIfExists(fresh);
                    put(fresh, text, StandardOpenOption.CREATE_NEW);
                    Files.move(
                            fresh,
                            file,
                            StandardCopyOption.ATOMIC_MOVE,
                            StandardCopyOption.REPLACE_EXISTING);
                    settle(file);
                    return file;
                });
    }

    /**
     * The same; what was there is overwritten with zeros. Where that is interrupted, what was there
     * stays in a hidden file beside it until {@link #forgetBefore}.
     */
    static void replace(Path file, String text) {
        Path before = before(file);
        with(
                file,
                () -> {
                    Files.deleteIfExists(before);
                    return Files.createLink(before, file);
                });
        write(file, text);
        destroy(before);
    }

    /** Ends a {@link #replace} that was interrupted: overwrites what was there, if it still is. */
    static void forgetBefore(Path file) {
        Path before = before(file);
        if (!Files.exists(before)) {
            return;
        }
        if (with(file, () -> Files.isSameFile(before, file))) {
            with(file, () -> Files.deleteIfExists(before)); // never replaced, so in use
        } else {
            destroy(before);
        }
    }

    private static Path before(Path file) {
        return file.resolveSibling("." + file.getFileName() + ".before");
    }

    /** Adds a line and waits until it is on the disk. */
    static void append(Path file, String line) {
        with(
                file,
                () -> {
                    put(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                    return file;
                });
    }

    /** Overwrites a file with zeros, then deletes it. */
    static void destroy(Path file) {
        with(
                file,
                () -> {
                    long size = Files.size(file);
                    put(file, "\0".repeat(Math.toIntExact(size)));
                    Files.delete(file);
                    settle(file);
                    return file;
                });
    }

    private static void put(Path file, String text, StandardOpenOption... how) throws IOException {
        Set<StandardOpenOption> options = EnumSet.of(StandardOpenOption.WRITE, how);
        try (FileChannel channel = FileChannel.open(file, options, PRIVATE_FILE)) {
            ByteBuffer bytes = StandardCharsets.US_ASCII.encode(text);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    /** Makes the folder's own list of names survive a power cut. */
    private static void settle(Path file) throws IOException {
        try (FileChannel folder = FileChannel.open(file.toAbsolutePath().getParent())) {
            folder.force(true);
        }
    }
}
