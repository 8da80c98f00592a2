package org.carrel.z3950;

import io.netty.buffer.ByteBuf;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.carrel.z3950.ber.Hex;

/** The APDUs of real peers, by name. */
final class Samples {
    private static final Map<String, String> BY_NAME = load();

    private Samples() {}

    static List<String> names() {
        return List.copyOf(BY_NAME.keySet());
    }

    /** The bytes of the sample whose name begins with this, such as {@code A1}. */
    static ByteBuf bytes(String name) {
        return BY_NAME.entrySet().stream()
                .filter(entry -> (entry.getKey() + " ").startsWith(name + " "))
                .map(entry -> Hex.bytes(entry.getValue()))
                .findFirst()
                .orElseThrow();
    }

    static Apdu apdu(String name) {
        return Apdu.of(bytes(name));
    }

    private static Map<String, String> load() {
        Map<String, String> samples = new LinkedHashMap<>();
        String name = "";
        for (String line : text().lines().filter(each -> !each.startsWith("#")).toList()) {
            if (line.contains(" ")) {
                name = line;
            } else if (!line.isEmpty()) {
                samples.merge(name, line, String::concat);
            }
        }
        return samples;
    }

    private static String text() {
        try (InputStream file = Samples.class.getResourceAsStream("samples.txt")) {
            return new String(
                    Objects.requireNonNull(file).readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
