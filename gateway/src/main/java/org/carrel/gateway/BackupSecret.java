package org.carrel.gateway;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.carrel.config.GatewayConfig;
import org.carrel.config.Secret;
import org.carrel.config.Storage;
import org.carrel.config.StorageKey;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** What seals a backup: a passphrase that a file or the environment holds, or the storage key. */
final class BackupSecret {
    private static final int SHORTEST = 12;

    @Option(
            names = "--passphrase",
            paramLabel = "REF",
            description =
                    "A passphrase of at least 12 characters, as file:PATH or env:NAME. Unless said,"
                            + " storage.key itself is what opens the backup.")
    private Optional<String> passphrase = Optional.empty();

    /** Whether a passphrase was named. */
    boolean isNamed() {
        return passphrase.isPresent();
    }

    /** The secret, for the caller to wipe. */
    byte[] read(Optional<GatewayConfig> config, CommandSpec spec) throws IOException {
        if (passphrase.isEmpty()) {
            return copy(
                    config.flatMap(GatewayConfig::storage)
                            .flatMap(Storage::key)
                            .map(StorageKey::secret)
                            .orElseThrow(() ->
                                    StorageWork.wrong(
                                            spec, "say --passphrase, there is no key yet")));
        }
        byte[] read = withoutLineEnd(content(passphrase.get(), spec));
        if (read.length < SHORTEST) {
            Arrays.fill(read, (byte) 0);
            throw StorageWork.wrong(spec, "the passphrase is shorter than 12 characters");
        }
        return read;
    }

    private static byte[] content(String reference, CommandSpec spec) throws IOException {
        if (reference.startsWith("file:")) {
            return Files.readAllBytes(Path.of(reference.substring("file:".length())));
        }
        if (reference.startsWith("env:")) {
            String name = reference.substring("env:".length());
            String value = System.getenv(name);
            if (value == null) {
                throw StorageWork.wrong(spec, "the environment has no " + name);
            }
            return value.getBytes(StandardCharsets.UTF_8);
        }
        throw StorageWork.wrong(spec, "write the passphrase as file:PATH or env:NAME");
    }

    private static byte[] withoutLineEnd(byte[] content) {
        int length = content.length;
        while (length > 0 && (content[length - 1] == '\n' || content[length - 1] == '\r')) {
            length--;
        }
        byte[] trimmed = Arrays.copyOf(content, length);
        Arrays.fill(content, (byte) 0);
        return trimmed;
    }

    private static byte[] copy(Secret secret) {
        byte[] bytes = new byte[secret.length()];
        secret.copyTo(ByteBuffer.wrap(bytes));
        return bytes;
    }
}
