package org.carrel.gateway.oracle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.carrel.gateway.oracle.Whereabouts.Place;

/** Searches every file of a sink's folder, and what is packed in them. One thread. */
final class Search {
    private static final int DEEPEST = 2;

    /** So that a haystack full of packed things cannot hold the search up for ever. */
    private static final long MOST_UNPACKED = 512L * 1024 * 1024;

    private final Needles needles;
    private final Matrix matrix;
    private final Whereabouts places;
    private final Consumer<String> leak;
    private long unpacked;

    /**
     * @param places names the parts of a core dump
     * @param leak told where something was found that may not be there, so that its cause can be
     *     looked for in the evidence
     */
    Search(Needles needles, Matrix matrix, Whereabouts places, Consumer<String> leak) {
        this.needles = needles;
        this.matrix = matrix;
        this.places = places;
        this.leak = leak;
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
                MemorySegment whole =
                        channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
                Optional<CoreDump> core = CoreDump.in(whole);
                search(
                        whole,
                        0,
                        (match, offset) ->
                                note(sink, match, core.map(dump -> places.of(dump, offset))));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void search(MemorySegment haystack, int depth, Finding finding) {
        needles.search(
                haystack,
                match -> finding.found(match, match.offset()),
                offset -> {
                    if (depth < DEEPEST && unpacked < MOST_UNPACKED) {
                        Unpacking.at(haystack, offset)
                                .ifPresent(inner -> {
                                    unpacked += inner.byteSize();
                                    search(
                                            inner,
                                            depth + 1,
                                            (match, _) -> finding.found(match.packed(), offset));
                                });
                    }
                });
    }

    private void note(Sink sink, Needles.Match match, Optional<Place> place) {
        String where = place.map(each -> ", " + each.text()).orElse("");
        matrix.found(sink, match.what(), match.form() + where);
        if (matrix.isLeak(sink, match.what())) {
            leak.accept(
                    "%s %s%s%s"
                            .formatted(
                                    match.what().text(),
                                    match.form(),
                                    where,
                                    place.map(each -> " at %x".formatted(each.address()))
                                            .orElse("")));
        }
    }

    /** Told of every find, and of its place in the file itself, whatever it was packed in. */
    private interface Finding {
        void found(Needles.Match match, long offset);
    }
}
