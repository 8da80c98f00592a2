package org.carrel.gateway.changes;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carrel.gateway.vault.Fingerprint;

/**
 * The file of one book drop: a line for each message that goes in, and one for each that has come
 * out. One thread at a time.
 */
final class DropFile {
    private static final String OUT = "out ";

    private final Path file;

    /**
     * @param folder which must be there
     */
    DropFile(Path folder, String name) {
        this.file = folder.resolve("drop." + name);
    }

    Path path() {
        return file;
    }

    /**
     * What is in it, in the order in which it went in. A last line without its end was cut off
     * before anybody was told that it is kept; it is taken away, so that the next begins a line.
     *
     * @throws JournalTrouble if another line is not as it was written
     */
    List<Dropped> read() throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        String all = Files.readString(file, US_ASCII);
        int end = all.lastIndexOf('\n') + 1;
        if (end < all.length()) {
            cut(end);
        }
        Map<String, Dropped> held = new LinkedHashMap<>();
        List<String> lines = all.substring(0, end).lines().toList();
        for (int number = 1; number <= lines.size(); number++) {
            take(lines.get(number - 1), number, held);
        }
        return List.copyOf(held.values());
    }

    private void take(String line, int number, Map<String, Dropped> held) {
        if (line.startsWith(OUT)) {
            held.remove(line.substring(OUT.length()));
            return;
        }
        Optional<Dropped> dropped = Dropped.parse(line);
        if (dropped.isEmpty()) {
            throw JournalTrouble.damaged(file, number);
        }
        held.put(Reference.digits(dropped.get().entry().key()), dropped.get());
    }

    /**
     * Adds one, and waits until it is on the disk; what could not be written whole is taken away.
     */
    void add(Dropped dropped) throws IOException {
        append(dropped + "\n", true);
    }

    /**
     * Notes that one has come out. It need not survive a power cut, for what is told twice is done
     * once.
     */
    void remove(Fingerprint key) throws IOException {
        append(OUT + Reference.digits(key) + "\n", false);
    }

    /** Overwrites and deletes it. */
    void destroy() throws IOException {
        if (Files.exists(file)) {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                ByteBuffer zeros = ByteBuffer.allocate(Math.toIntExact(channel.size()));
                while (zeros.hasRemaining()) {
                    channel.write(zeros);
                }
                channel.force(true);
            }
            Files.delete(file);
        }
    }

    private void append(String line, boolean safely) throws IOException {
        try (FileChannel channel = Pages.open(file, StandardOpenOption.APPEND)) {
            long before = channel.size();
            try {
                ByteBuffer bytes = US_ASCII.encode(line);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                if (safely) {
                    channel.force(true);
                }
            } catch (IOException half) {
                channel.truncate(before);
                throw half;
            }
        }
    }

    private void cut(long end) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(end);
            channel.force(true);
        }
    }
}
