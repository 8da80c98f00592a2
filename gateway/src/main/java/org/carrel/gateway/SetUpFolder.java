package org.carrel.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import org.carrel.config.Label;
import org.carrel.config.Storage;

/**
 * Where a set-up that is not finished lies in a storage, and the passwords that were typed into it;
 * only the gateway's user may enter. Every file is there whole or not at all. Any thread.
 */
final class SetUpFolder {
    private static final String UNFINISHED = ".unfinished";

    private final Path answers;
    private final Path secrets;

    /** The folder of a storage that has a path. */
    SetUpFolder(Storage storage) {
        Path path = storage.path().orElseThrow().toAbsolutePath();
        this.answers = path.resolve("set-up").resolve("answers");
        this.secrets = path.resolve("secrets");
    }

    /** What was kept; nothing where nothing was. */
    Map<String, String> answers() {
        Properties kept = new Properties();
        try (Reader reader = Files.newBufferedReader(answers)) {
            kept.load(reader);
        } catch (IOException | IllegalArgumentException none) {
            return Map.of();
        }
        Map<String, String> all = new TreeMap<>();
        kept.stringPropertyNames().forEach(name -> all.put(name, kept.getProperty(name)));
        return all;
    }

    void keep(Map<String, String> given) {
        Properties kept = new Properties();
        given.forEach(kept::setProperty);
        StringWriter text = new StringWriter();
        try {
            kept.store(text, null);
            write(answers, text.toString());
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** Takes the answers away, once they are in force; passwords stay, for they are referred to. */
    void forget() {
        try {
            Files.deleteIfExists(answers);
        } catch (IOException left) {
            throw new UncheckedIOException(left);
        }
    }

    /** Keeps a password, in the place of the one of this name. */
    String keepSecret(Label name, String secret) {
        try {
            write(secrets.resolve(name.text()), secret);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
        return reference(name);
    }

    /** How a configuration refers to the one that is kept. */
    Optional<String> secret(Label name) {
        return Files.isReadable(secrets.resolve(name.text()))
                ? Optional.of(reference(name))
                : Optional.empty();
    }

    private String reference(Label name) {
        return "file:" + secrets.resolve(name.text());
    }

    private static void write(Path file, String text) throws IOException {
        Path folder = file.resolveSibling(".");
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(
                    folder,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rwx------")));
        }
        Path unfinished = file.resolveSibling(file.getFileName() + UNFINISHED);
        Files.deleteIfExists(unfinished);
        try (FileChannel channel =
                FileChannel.open(
                        unfinished,
                        Set.of(CREATE_NEW, WRITE),
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------")))) {
            ByteBuffer bytes = UTF_8.encode(text);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(unfinished, file, ATOMIC_MOVE, REPLACE_EXISTING);
    }
}
