package org.carrel.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.carrel.config.Secret;
import org.carrel.config.Storage;
import org.carrel.gateway.archive.Act;
import org.carrel.gateway.archive.Archive;
import org.carrel.gateway.console.BackupFile;

/**
 * The folder in a storage where backups lie that were asked for while the gateway ran. The
 * storage's own key opens them, so that nobody types a passphrase. Any thread.
 */
final class BackupFolder {
    private static final String ENDING = ".backup";

    private final Path folder;
    private final Secret key;

    /** The folder of a storage that has a path and a key, which stay the storage's. */
    BackupFolder(Storage storage) {
        this.folder = storage.path().orElseThrow().resolve("backups");
        this.key = storage.key().orElseThrow().secret();
    }

    /** All that lie there, the newest first. */
    List<BackupFile> all() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(each -> each.toString().endsWith(ENDING))
                    .map(BackupFolder::described)
                    .sorted(Comparator.comparing(BackupFile::made).reversed())
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * Writes one more.
     *
     * @param act who does it, for the audit trail
     */
    BackupFile write(Archive archive, Act act) {
        byte[] secret = new byte[key.length()];
        key.copyTo(ByteBuffer.wrap(secret));
        try {
            Files.createDirectories(
                    folder,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rwx------")));
            Path file = folder.resolve(name(Instant.now()));
            Backup.write(file, secret, out -> archive.copyTo(out, act));
            return described(file);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }

    private static String name(Instant now) {
        return "carrel-"
                + now.truncatedTo(ChronoUnit.MILLIS).toString().replaceAll("[:.]", "-")
                + ENDING;
    }

    private static BackupFile described(Path file) {
        try {
            return new BackupFile(
                    file.getFileName().toString(),
                    Files.getLastModifiedTime(file).toInstant(),
                    Files.size(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
