package org.carrel.gateway.oracle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Searches every file of a sink's folder, and what is packed in them. One thread. */
final class Search {
    private static final int DEEPEST = 2;

    /** So that a haystack full of packed things cannot hold the search up for ever. */
    private static final long MOST_UNPACKED = 512L * 1024 * 1024;

    private final Needles needles;
    private final Matrix matrix;
    private long unpacked;

    Search(Needles needles, Matrix matrix) {
        this.needles = needles;
        this.matrix = matrix;
    }

    /** Searches all files below this folder. */
    void search(Sink sink, Path folder) {
        matrix.searched(sink);
        files(folder).forEach(file -> searchFile(sink, file));
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void searchFile(Sink sink, Path file) {
        unpacked = 0;
        try (Arena arena = Arena.ofConfined();
                FileChannel channel = FileChannel.open(file)) {
            if (channel.size() > 0) {
                searchIn(
                        sink,
                        channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena),
                        0);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void searchIn(Sink sink, MemorySegment haystack, int depth) {
        String inside = depth == 0 ? "" : ", packed";
        needles.search(
                haystack,
                match -> matrix.found(sink, match.what(), match.form() + inside),
                offset -> {
                    if (depth < DEEPEST && unpacked < MOST_UNPACKED) {
                        Unpacking.at(haystack, offset)
                                .ifPresent(inner -> {
                                    unpacked += inner.byteSize();
                                    searchIn(sink, inner, depth + 1);
                                });
                    }
                });
    }
}
