package org.carrel.gateway.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The gateway's configuration in the demonstration: {@code demo.yaml} with its ports filled in. */
final class DemoConfiguration {
    private static final String RESOURCE = "demo.yaml";
    private static final int KEY_LENGTH = 32;
    private static final String CONSOLE =
            """
            storage:                               # of this run only
              path: ${folder}
              key: "inline:${storage-key}"

            console:
              bind: 127.0.0.1:${console-port}

            """;

    private DemoConfiguration() {}

    /**
     * The text with every <code>${name}</code> replaced by its port, and keys drawn for this run.
     *
     * @param console the folder of what a console keeps; nothing where there is no console
     */
    static String with(Map<String, Integer> ports, Optional<Path> console) {
        String text =
                template()
                        .replace("${console}", console.map(_ -> CONSOLE).orElse(""))
                        .replace("${folder}", console.map(Path::toString).orElse(""))
                        .replace("${storage-key}", key())
                        .replace("${press-key}", key());
        for (Map.Entry<String, Integer> port : ports.entrySet()) {
            text = text.replace("${" + port.getKey() + "}", port.getValue().toString());
        }
        return text;
    }

    private static String key() {
        byte[] key = new byte[KEY_LENGTH];
        new SecureRandom().nextBytes(key);
        return HexFormat.of().formatHex(key);
    }

    private static String template() {
        try (InputStream resource =
                Objects.requireNonNull(
                        DemoConfiguration.class.getResourceAsStream(RESOURCE), RESOURCE)) {
            return new String(resource.readAllBytes(), UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
