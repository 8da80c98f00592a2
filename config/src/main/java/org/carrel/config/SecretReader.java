package org.carrel.config;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Follows references to secrets: {@code file:}, {@code env:}, {@code credential:} and, where
 * allowed, {@code inline:}. Remembers what it opened, so that a refused configuration leaves
 * nothing behind. A secret that is known already is shared and not kept twice. One thread.
 */
final class SecretReader implements AutoCloseable {

    private static final int LIMIT = 4096;
    private static final int KEY_BYTES = 32;
    private static final String PASSPHRASE = "passphrase:";
    private static final Pattern REFERENCE =
            Pattern.compile("(file|env|credential|inline):(.+)", Pattern.DOTALL);

    private final Inline inline;
    private final Environment environment;
    private final List<Secret> known;
    private final List<Secret> opened = new ArrayList<>();

    /**
     * @param known the secrets of the configuration in force
     */
    SecretReader(Inline inline, Environment environment, List<Secret> known) {
        this.inline = inline;
        this.environment = environment;
        this.known = List.copyOf(known);
    }

    /** A password: the referenced text without the line end that editors leave behind. */
    Optional<Secret> password(Section section) {
        return content(section).map(content -> keep(content, withoutLineEnd(content)));
    }

    /**
     * What opens the storage: a key like {@link #key}, or, where {@code passphrase:} stands before
     * the reference, a passphrase.
     */
    Optional<StorageKey> storageKey(Section section) {
        Optional<String> text = section.text();
        boolean passphrase = text.filter(each -> each.startsWith(PASSPHRASE)).isPresent();
        Optional<String> reference =
                text.map(each -> passphrase ? each.substring(PASSPHRASE.length()) : each);
        Optional<Secret> secret =
                passphrase
                        ? content(section, reference)
                                .map(content -> keep(content, withoutLineEnd(content)))
                        : key(section);
        return secret.map(each -> new StorageKey(each, from(reference.orElseThrow()), passphrase));
    }

    private static StorageKey.From from(String reference) {
        String kind = reference.substring(0, reference.indexOf(':'));
        return StorageKey.From.valueOf(kind.toUpperCase(Locale.ROOT));
    }

    /** A key of exactly 32 bytes, referenced raw or as 64 hexadecimal digits. */
    Optional<Secret> key(Section section) {
        Optional<ByteBuffer> found = content(section);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        ByteBuffer content = found.orElseThrow();
        if (content.remaining() == KEY_BYTES) {
            return Optional.of(keep(content, content));
        }
        ByteBuffer bytes = ByteBuffer.allocateDirect(KEY_BYTES);
        if (decodeHex(withoutLineEnd(content), bytes)) {
            Secret.wipe(content);
            return Optional.of(keep(bytes, bytes));
        }
        Secret.wipe(bytes);
        Secret.wipe(content);
        section.error("is no key of 32 bytes", "make one with: openssl rand -hex 32");
        return Optional.empty();
    }

    /** Wipes everything that was opened. */
    @Override
    public void close() {
        opened.forEach(Secret::close);
    }

    private Secret keep(ByteBuffer content, ByteBuffer part) {
        Secret secret = known(part).orElseGet(() -> Secret.copyOf(part));
        Secret.wipe(content);
        opened.add(secret);
        return secret;
    }

    private Optional<Secret> known(ByteBuffer content) {
        return known.stream()
                .filter(each -> each.matches(content))
                .filter(Secret::share)
                .findFirst();
    }

    private Optional<ByteBuffer> content(Section section) {
        return content(section, section.text());
    }

    private Optional<ByteBuffer> content(Section section, Optional<String> text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        var parts = REFERENCE.matcher(text.orElseThrow());
        if (!parts.matches()) {
            section.error(
                    "is no reference to a secret", "write file:, env: or credential: and a name");
            return Optional.empty();
        }
        String name = parts.group(2);
        Optional<ByteBuffer> content =
                switch (parts.group(1)) {
                    case "file" -> file(section, name);
                    case "env" -> variable(section, name);
                    case "credential" -> credential(section, name);
                    default -> inline(section, name);
                };
        return content.filter(bytes -> isNotEmpty(section, bytes));
    }

    private static boolean isNotEmpty(Section section, ByteBuffer content) {
        if (!withoutLineEnd(content).hasRemaining()) {
            section.error("refers to something empty", "put the secret there");
            return false;
        }
        return true;
    }

    private Optional<ByteBuffer> credential(Section section, String name) {
        String folder = environment.value("CREDENTIALS_DIRECTORY");
        if (folder == null || name.contains("/")) {
            section.error(
                    "refers to a credential, but the service was given none",
                    "add LoadCredential= to the systemd unit, or use file:");
            return Optional.empty();
        }
        return file(section, folder + "/" + name);
    }

    private Optional<ByteBuffer> variable(Section section, String name) {
        String value = environment.value(name);
        if (value == null) {
            section.error("refers to a variable that is not set", "set it for the service");
            return Optional.empty();
        }
        return Optional.of(bytes(value));
    }

    private Optional<ByteBuffer> inline(Section section, String value) {
        if (inline == Inline.REFUSED) {
            section.error(
                    "holds a secret in the file itself",
                    "move it out and write file:, env: or credential:");
            return Optional.empty();
        }
        return Optional.of(bytes(value));
    }

    private static Optional<ByteBuffer> file(Section section, String name) {
        ByteBuffer content = ByteBuffer.allocateDirect(LIMIT);
        try (FileChannel file = FileChannel.open(Path.of(name))) {
            while (content.hasRemaining() && file.read(content) >= 0) {
                // until the end of the file or of the buffer
            }
            if (content.hasRemaining()) {
                return Optional.of(content.flip());
            }
            Secret.wipe(content);
            section.error(
                    "refers to a file of 4 KiB or more", "refer to a file with the secret only");
            return Optional.empty();
        } catch (IOException | InvalidPathException _) {
            section.error(
                    "refers to a file that cannot be read", "look at its name and permissions");
            return Optional.empty();
        }
    }

    private static ByteBuffer bytes(String value) {
        return StandardCharsets.UTF_8.encode(value);
    }

    private static ByteBuffer withoutLineEnd(ByteBuffer content) {
        int end = content.limit();
        while (end > 0 && (content.get(end - 1) == '\n' || content.get(end - 1) == '\r')) {
            end--;
        }
        return content.duplicate().limit(end);
    }

    private static boolean decodeHex(ByteBuffer digits, ByteBuffer bytes) {
        if (digits.remaining() != 2 * bytes.capacity()) {
            return false;
        }
        for (int at = 0; at < bytes.capacity(); at++) {
            int high = digits.get(2 * at);
            int low = digits.get(2 * at + 1);
            if (!HexFormat.isHexDigit(high) || !HexFormat.isHexDigit(low)) {
                return false;
            }
            bytes.put(at, (byte) (HexFormat.fromHexDigit(high) << 4 | HexFormat.fromHexDigit(low)));
        }
        return true;
    }
}
