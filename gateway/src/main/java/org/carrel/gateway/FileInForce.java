package org.carrel.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.COPY_ATTRIBUTES;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.carrel.config.ConfigLoader;
import org.carrel.config.ConfigProblem;
import org.carrel.config.ConfigProblem.Severity;
import org.carrel.config.Inline;

/**
 * The configuration's file, kept the same as what is in force, so that a restart brings nothing old
 * back. What somebody wrote into it by hand is never overwritten. Any thread; two who come at once
 * stand in line.
 */
final class FileInForce {
    private static final String BESIDE = ".released";

    private final LiveConfig live;
    private final ReentrantLock turn = new ReentrantLock();
    private Optional<Path> file = Optional.empty();
    private String text = "";

    FileInForce(LiveConfig live) {
        this.live = live;
    }

    /** Notes in which file the configuration of the start was written. */
    void startedFrom(Path path) {
        turn.lock();
        try {
            file = Optional.of(path);
            text = Configuration.text(path);
        } finally {
            turn.unlock();
        }
    }

    /** Reads a file and puts it in force. */
    Reload take(Path path) {
        turn.lock();
        try {
            String yaml = Files.readString(path);
            Reload outcome = take(yaml, Inline.REFUSED);
            if (outcome instanceof Reload.Taken) {
                file = Optional.of(path);
                text = yaml;
            }
            return outcome;
        } catch (IOException unreadable) {
            return live.take(ConfigLoader.load(path, Inline.REFUSED, live.config())); // says so
        } finally {
            turn.unlock();
        }
    }

    /**
     * Puts a text in force that stands in no file yet, and into the file if there is one; or
     * neither. The file has the old text or the new one at every moment, even if the power fails.
     */
    Reload release(String yaml, Inline inline) {
        turn.lock();
        try {
            return file.map(path -> release(yaml, path, inline))
                    .orElseGet(() -> take(yaml, inline));
        } finally {
            turn.unlock();
        }
    }

    private Reload take(String yaml, Inline inline) {
        return live.take(ConfigLoader.load(yaml, inline, live.config()));
    }

    private Reload release(String yaml, Path path, Inline inline) {
        try {
            Path real = path.toRealPath(); // a link stays, and what it points to changes
            Path beside = real.resolveSibling(real.getFileName() + BESIDE);
            try {
                return isEdited(real, yaml)
                        ? edited()
                        : release(yaml, write(real, beside, yaml), real, inline);
            } finally {
                Files.deleteIfExists(beside);
            }
        } catch (IOException unwritable) {
            return refused(
                    "cannot be written, and a restart would bring the old one back",
                    "let the gateway's user write to its folder");
        }
    }

    private Reload release(String yaml, Path beside, Path real, Inline inline) throws IOException {
        Reload outcome = take(yaml, inline);
        if (outcome instanceof Reload.Refused) {
            return outcome;
        }
        boolean replaced = false;
        try {
            if (isEdited(real, yaml)) {
                return edited();
            }
            Files.move(beside, real, ATOMIC_MOVE, REPLACE_EXISTING);
            replaced = true;
        } finally {
            if (!replaced) {
                take(text, inline);
            }
        }
        text = yaml;
        settle(real);
        return outcome;
    }

    /** Whether somebody has written into it what is neither in force nor about to be. */
    private boolean isEdited(Path real, String yaml) throws IOException {
        String there = Files.readString(real);
        return !there.equals(text) && !there.equals(yaml);
    }

    /** The new text with the old one's owner and rights, safe on the disk. */
    private static Path write(Path real, Path beside, String yaml) throws IOException {
        Files.copy(real, beside, REPLACE_EXISTING, COPY_ATTRIBUTES);
        try (FileChannel channel = FileChannel.open(beside, WRITE, TRUNCATE_EXISTING)) {
            ByteBuffer bytes = UTF_8.encode(yaml);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        return beside;
    }

    /** Makes the folder's own list of names survive a power cut. */
    private static void settle(Path real) throws IOException {
        try (FileChannel folder = FileChannel.open(real.resolveSibling("."))) {
            folder.force(true);
        }
    }

    private static Reload edited() {
        return refused(
                "was changed by hand and is not in force; a release would overwrite that",
                "put it in force with carrel reload, or take the change back; then release again");
    }

    private static Reload refused(String what, String mend) {
        return new Reload.Refused(List.of(new ConfigProblem("", 0, Severity.ERROR, what, mend)));
    }
}
