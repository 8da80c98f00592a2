package org.carrel.gateway.changes;

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
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.carrel.gateway.vault.Fingerprint;

/**
 * The files of the journal in their folder, for the gateway's user only: lines are added at the end
 * and never changed; the last one of a change counts. One thread at a time.
 */
final class Pages {
    private static final FileAttribute<Set<PosixFilePermission>> PRIVATE_FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final FileAttribute<Set<PosixFilePermission>> PRIVATE_FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private final Path folder;

    Pages(Path storage) {
        folder = storage.resolve("changes");
    }

    Path folder() {
        return folder;
    }

    Path journal() {
        return folder.resolve("journal");
    }

    /** What staff settled with a command. */
    Path settled() {
        return folder.resolve("settled");
    }

    /** Locked for as long as a gateway works with the folder. */
    Path inUse() {
        return folder.resolve("in-use");
    }

    void makeFolder() throws IOException {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            Files.createDirectory(folder, PRIVATE_FOLDER);
        }
    }

    /**
     * How it stands with every change that is not over. A last line without its end was cut off by
     * a power cut before anything left for its sake, and does not count.
     *
     * @throws JournalTrouble if another line is not as it was written
     */
    Collection<Entry> read() throws IOException {
        Map<Fingerprint, Entry> last = new LinkedHashMap<>();
        if (!Files.exists(journal())) {
            return last.values();
        }
        String all = Files.readString(journal(), StandardCharsets.US_ASCII);
        long number = 0;
        int from = 0;
        for (int end = all.indexOf('\n'); end >= 0; end = all.indexOf('\n', from)) {
            number++;
            Optional<Entry> entry = Entry.parse(all.substring(from, end));
            if (entry.isEmpty()) {
                throw JournalTrouble.damaged(journal(), number);
            }
            last.remove(entry.get().key());
            if (entry.get().state() != State.OVER) {
                last.put(entry.get().key(), entry.get());
            }
            from = end + 1;
        }
        return last.values();
    }

    /** Ends the journal, for what it held is kept elsewhere now. */
    void removeJournal() throws IOException {
        Files.deleteIfExists(journal());
    }

    /** Begins the journal anew with these lines, in one step that survives a power cut. */
    FileChannel begin(List<Entry> entries) throws IOException {
        Path fresh = folder.resolve("journal.new");
        Files.deleteIfExists(fresh);
        FileChannel channel =
                FileChannel.open(
                        fresh,
                        Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW),
                        PRIVATE_FILE);
        try {
            write(channel, entries);
            channel.force(true);
            Files.move(
                    fresh,
                    journal(),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            settle();
        } catch (IOException failed) {
            channel.close();
            throw failed;
        }
        return channel;
    }

    static void write(FileChannel channel, List<Entry> entries) throws IOException {
        StringBuilder text = new StringBuilder();
        entries.forEach(entry -> text.append(entry).append('\n'));
        write(channel, text);
    }

    private static void write(FileChannel channel, CharSequence text) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.US_ASCII));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /** Opens a file that is there, or makes it. */
    static FileChannel open(Path file, StandardOpenOption how) throws IOException {
        return FileChannel.open(
                file,
                Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE, how),
                PRIVATE_FILE);
    }

    /** What was settled, while a gateway takes it up; a command may add to the other meanwhile. */
    Path taking() {
        return folder.resolve("settled.taking");
    }

    /** What staff settled, for the gateway to take up. */
    List<Settlement> takeSettlements() throws IOException {
        if (!Files.exists(taking()) && Files.exists(settled())) {
            Files.move(settled(), taking(), StandardCopyOption.ATOMIC_MOVE);
        }
        return settlements(taking());
    }

    /** What staff settled and no gateway has taken up yet. */
    List<Settlement> settlements() throws IOException {
        List<Settlement> both = new ArrayList<>(settlements(taking()));
        both.addAll(settlements(settled()));
        return both;
    }

    private static List<Settlement> settlements(Path file) throws IOException {
        return Files.exists(file)
                ? Files.readAllLines(file, StandardCharsets.US_ASCII).stream()
                        .flatMap(line -> Settlement.parse(line).stream())
                        .toList()
                : List.of();
    }

    void add(Settlement settlement) throws IOException {
        try (FileChannel channel = open(settled(), StandardOpenOption.APPEND)) {
            write(channel, settlement + "\n");
            channel.force(true);
        }
    }

    /** Makes the folder's own list of names survive a power cut. */
    private void settle() throws IOException {
        try (FileChannel names = FileChannel.open(folder)) {
            names.force(true);
        }
    }
}
