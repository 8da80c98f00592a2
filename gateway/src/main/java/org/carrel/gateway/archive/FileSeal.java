package org.carrel.gateway.archive;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Mac;
import org.carrel.gateway.archive.ArchiveTrouble.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Vouches for the built-in database's file while nobody has it open, for H2 conceals what is in it
 * and would not notice if somebody altered it. Lies beside the file as three lines: which kind of
 * seal it is, by what its key is known, and the HMAC-SHA256 of the kind and the file.
 *
 * <p>It is taken off before the file is opened and set after it was closed, so a process that ended
 * otherwise leaves none. The archive opens then too, and the audit trail tells. An older file with
 * the seal that it had then is not noticed here, but by whoever keeps the trail's daily heads.
 *
 * <p>One thread. Nothing to close.
 */
final class FileSeal {
    private static final String BESIDE = ".seal";

    /** What comes with another algorithm gets another name, and is read beside this. */
    private static final String FIRST = "carrel-seal 1 hmac-sha256";

    private static final int LINES = 3;
    private static final int LONGEST = 1024;
    private static final int PIECE = 64 * 1024;

    private final Path file;
    private final Path seal;
    private final ArchiveKey key;

    /**
     * @param file of the database, there or not
     * @param key stays the caller's, and open for as long as this is used
     */
    FileSeal(Path file, ArchiveKey key) {
        this.file = file;
        this.seal = file.resolveSibling(file.getFileName() + BESIDE);
        this.key = key;
    }

    /** What a seal says of its file. */
    enum Vouched {
        /** There was neither: a new archive. */
        NOTHING_YET,
        /** It is the file that was closed. */
        WHOLE,
        /** Nothing: there is a file and no seal, or none that this version can read. */
        UNKNOWN
    }

    /**
     * Looks at the seal and takes it off; afterwards the file may be opened.
     *
     * @throws ArchiveTrouble with BROKEN_SEAL where the file is not the one that was sealed, with
     *     WRONG_KEY where another key sealed it; both are left as they are then
     */
    Vouched takeOff() {
        try {
            boolean isThere = Files.exists(file) && Files.size(file) > 0;
            if (!Files.exists(seal)) {
                return isThere ? Vouched.UNKNOWN : Vouched.NOTHING_YET;
            }
            if (!isThere) {
                throw new ArchiveTrouble(Reason.BROKEN_SEAL);
            }
            Optional<List<String>> read = read();
            if (read.isPresent()) {
                insistOn(read.get());
            }
            Files.delete(seal);
            settle(); // or a power cut could bring it back, beside a file that was written to
            return read.isPresent() ? Vouched.WHOLE : Vouched.UNKNOWN;
        } catch (IOException _) {
            throw new ArchiveTrouble(Reason.UNREACHABLE);
        }
    }

    /**
     * Seals the file, which was closed. Where that cannot be done, as on a full disk or because
     * somebody else has opened it since, there is no seal, and who opens it next is told.
     */
    void set() {
        try (FileChannel channel = FileChannel.open(file, READ);
                FileLock alone = lock(channel)) {
            if (alone == null) {
                return;
            }
            channel.force(true);
            Path half = seal.resolveSibling(seal.getFileName() + ".half");
            write(half, String.join("\n", List.of(FIRST, keyCheck(), digest(channel), "")));
            Files.move(half, seal, ATOMIC_MOVE, REPLACE_EXISTING);
            settle();
        } catch (IOException _) {
            // as said above
        }
    }

    private void insistOn(List<String> lines) throws IOException {
        if (!isSame(keyCheck(), lines.get(1))) {
            throw new ArchiveTrouble(Reason.WRONG_KEY);
        }
        try (FileChannel channel = FileChannel.open(file, READ);
                FileLock alone = lock(channel)) {
            if (alone == null) {
                throw new ArchiveTrouble(Reason.IN_USE);
            }
            if (!isSame(digest(channel), lines.get(2))) {
                throw new ArchiveTrouble(Reason.BROKEN_SEAL);
            }
        }
    }

    /** The seal's lines; none where it is of a kind that this version does not know. */
    private Optional<List<String>> read() throws IOException {
        if (Files.size(seal) > LONGEST) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(seal, ISO_8859_1); // any byte is a letter there
        return lines.size() == LINES && lines.getFirst().equals(FIRST)
                ? Optional.of(lines)
                : Optional.empty();
    }

    /** Nobody else may have it open, as H2 has while it is in use; null where somebody has. */
    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock(0, Long.MAX_VALUE, true);
        } catch (OverlappingFileLockException _) {
            return null;
        }
    }

    private String keyCheck() {
        return HexFormat.of().formatHex(key.mac("seal's check").doFinal());
    }

    private String digest(FileChannel channel) throws IOException {
        Mac mac = key.mac("seal");
        mac.update(FIRST.getBytes(US_ASCII));
        ByteBuffer piece = ByteBuffer.allocate(PIECE);
        while (channel.read(piece) >= 0) {
            mac.update(piece.flip());
            piece.clear();
        }
        return HexFormat.of().formatHex(mac.doFinal());
    }

    private static boolean isSame(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(ISO_8859_1), other.getBytes(ISO_8859_1));
    }

    private static void write(Path path, String text) throws IOException {
        Files.deleteIfExists(path);
        try (FileChannel channel =
                FileChannel.open(path, Set.of(CREATE_NEW, WRITE), FileSource.PRIVATE)) {
            ByteBuffer bytes = US_ASCII.encode(text);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    /** Waits until the disk knows what lies in the folder. */
    private void settle() throws IOException {
        try (FileChannel folder = FileChannel.open(seal.toAbsolutePath().getParent(), READ)) {
            folder.force(true);
        }
    }
}
