package org.carrel.gateway;

import java.nio.charset.StandardCharsets;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.carrel.gateway.keys.Keyring;

/**
 * Tells whether two gateways have the same keys behind their vendors' tokens, without telling a
 * key: a digest of the keys' ids. One thread.
 */
final class KeyIds implements Supplier<String> {
    private final Keyring ring;
    private FileTime looked = FileTime.from(Instant.EPOCH);
    private String digest = "";

    /**
     * @param ring stays the caller's to close, and open for as long as this is asked
     */
    KeyIds(Keyring ring) {
        this.ring = ring;
    }

    @Override
    public String get() {
        FileTime changed = ring.changed();
        if (!changed.equals(looked)) {
            digest =
                    sha256(
                            ring.tags().stream()
                                    .map(tag -> tag.upstream() + " " + tag.id())
                                    .collect(Collectors.joining("\n")));
            looked = changed;
        }
        return digest;
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("this Java has no SHA-256", impossible);
        }
    }
}
