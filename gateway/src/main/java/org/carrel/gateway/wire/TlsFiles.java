package org.carrel.gateway.wire;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.carrel.config.TlsConfig;

/** The files behind one end of TLS, and how they last looked. One thread at a time. */
final class TlsFiles {
    private final List<Path> paths;
    private List<Look> last;

    TlsFiles(TlsConfig config) {
        this.paths =
                Stream.of(config.ca(), config.clientCa(), config.certificate(), config.key())
                        .flatMap(Optional::stream)
                        .toList();
        this.last = look();
    }

    /**
     * What shows that a file is another: a new one gets a new number even when it is as long and
     * comes within the clock's grain.
     */
    private record Look(FileTime changed, long size, String number) {
        static final Look MISSING = new Look(FileTime.fromMillis(0), -1, "");

        static Look at(Path path) {
            try {
                BasicFileAttributes file = Files.readAttributes(path, BasicFileAttributes.class);
                return new Look(
                        file.lastModifiedTime(), file.size(), String.valueOf(file.fileKey()));
            } catch (IOException missing) {
                return MISSING;
            }
        }
    }

    /** Whether they look different from the last time that this was asked. */
    synchronized boolean haveChanged() {
        List<Look> now = look();
        boolean changed = !now.equals(last);
        last = now;
        return changed;
    }

    private List<Look> look() {
        return paths.stream().map(Look::at).toList();
    }
}
