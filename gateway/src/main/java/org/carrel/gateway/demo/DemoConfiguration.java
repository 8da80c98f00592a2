package org.carrel.gateway.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;

/** The gateway's configuration in the demonstration: {@code demo.yaml} with its ports filled in. */
final class DemoConfiguration {
    private static final String RESOURCE = "demo.yaml";
    private static final int KEY_LENGTH = 32;

    private DemoConfiguration() {}

    /**
     * The text with every <code>${name}</code> replaced by its port, and a key drawn for this run.
     */
    static String with(Map<String, Integer> ports) {
        byte[] key = new byte[KEY_LENGTH];
        new SecureRandom().nextBytes(key);
        String text = template().replace("${press-key}", HexFormat.of().formatHex(key));
        for (Map.Entry<String, Integer> port : ports.entrySet()) {
            text = text.replace("${" + port.getKey() + "}", port.getValue().toString());
        }
        return text;
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
