package org.carrel.house;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Sets of values for the chart: three that a library might write, and mistakes. */
final class ChartValues {
    static final String SINGLE = "single";
    static final String PAIR = "pair";
    static final String CERTIFICATES = "certificates";
    static final List<String> GOOD = List.of(SINGLE, PAIR, CERTIFICATES);

    private static final String CONFIGURATION = "configuration";
    private static final String REPLICAS = "replicas";
    private static final Path OWN =
            House.root().resolve("appliance-image/src/test/resources/chart");

    /** What each mistake is refused with, by its name. */
    private final Map<String, String> mistakes = new TreeMap<>();

    private final Map<String, Map<String, Object>> sets = new TreeMap<>();
    private final String single;
    private final String pair;

    private ChartValues(String single, String pair, String certificates) {
        this.single = single;
        this.pair = pair;
        sets.put(SINGLE, Map.of(CONFIGURATION, single));
        sets.put(
                PAIR,
                Map.of(
                        CONFIGURATION,
                        pair,
                        REPLICAS,
                        2,
                        "network",
                        Map.of(
                                "console", peers("10.20.9.0/24"),
                                "upstreams", peers("192.0.2.0/24"))));
        sets.put(
                CERTIFICATES,
                Map.of(
                        CONFIGURATION,
                        certificates,
                        "secret",
                        "hill-secrets",
                        "certificates",
                        List.of("console", "hill-gates"),
                        "service",
                        Map.of("type", "ClusterIP"),
                        "storage",
                        Map.of("size", "2Gi", "className", "encrypted"),
                        "image",
                        Map.of(
                                "repository",
                                "images.hill.example/carrel",
                                "digest",
                                "sha256:" + "0f".repeat(32),
                                "pullSecrets",
                                List.of("hill-images"))));
        unknownValues();
        valuesOutOfBounds();
        configurationsThatCannotWorkThere();
        whatPairsCannotShare();
    }

    /** Reads the configurations. */
    static ChartValues read() throws IOException {
        return new ChartValues(
                Files.readString(OWN.resolve("single.yaml")),
                Files.readString(House.root().resolve("appliance-image/pair/carrel.yaml")),
                Files.readString(OWN.resolve("certificates.yaml")));
    }

    Map<String, Map<String, Object>> sets() {
        return sets;
    }

    Map<String, String> mistakes() {
        return mistakes;
    }

    /** What the configurations refer to as {@code credential:}. */
    static Map<String, String> credentials() {
        Map<String, String> all = new HashMap<>();
        for (String key : List.of("storage-key", "carrel-kek", "kek")) {
            all.put(key, "a5".repeat(32));
        }
        for (String password : List.of("ils-password", "carrel-ils", "carrel-database")) {
            all.put(password, "a secret");
        }
        return all;
    }

    private void unknownValues() {
        mistake("unknown-value", Map.of("replica", 2), "'replica' not allowed");
        mistake(
                "unknown-value-within",
                Map.of("storage", Map.of("size", "1Gi", "class", "fast")),
                "'class' not allowed");
        mistake(
                "unknown-peer",
                Map.of("network", Map.of("console", List.of(Map.of("cidr", "10.0.0.0/8")))),
                "'cidr' not allowed");
    }

    private void valuesOutOfBounds() {
        mistake("three-gateways", Map.of(REPLICAS, 3), "maximum");
        mistake("newest-image", Map.of("image", Map.of("tag", "latest")), "/image/tag");
        mistake(
                "memory-without-unit",
                Map.of("resources", Map.of("memory", "512")),
                "/resources/memory");
    }

    private void configurationsThatCannotWorkThere() {
        mistake("no-configuration", Map.of(CONFIGURATION, ""), "configuration is missing");
        mistake("no-yaml", Map.of(CONFIGURATION, "a: [b"), "configuration is no YAML");
        changed("console-inside", single, "0.0.0.0:8443", "127.0.0.1:8443", "console.bind must be");
        changed("another-machine", single, "0.0.0.0:6001", "10.20.1.1:6001", "no address of a pod");
        changed("another-folder", single, "/var/lib/carrel", "/srv", "storage.path must be");
    }

    private void whatPairsCannotShare() {
        mistake("no-database", Map.of(CONFIGURATION, single, REPLICAS, 2), "write storage.jdbc");
        changed(
                "two-salts",
                pair,
                "key: credential:",
                "key: passphrase:credential:",
                "must be a key and no passphrase");
        changed(
                "two-epochs",
                pair,
                "terminals:",
                "  press: { protocol: sip2, trust: vendor, address: a.example:1, token: { class: epoch } }\nterminals:",
                "for the tokens of press");
    }

    private void changed(String name, String text, String from, String to, String refusal) {
        String configuration = text.replace(from, to);
        if (configuration.equals(text)) {
            throw new IllegalStateException(name + " is no mistake");
        }
        int replicas = text.equals(pair) ? 2 : 1;
        mistake(name, Map.of(CONFIGURATION, configuration, REPLICAS, replicas), refusal);
    }

    private void mistake(String name, Map<String, Object> values, String refusal) {
        Map<String, Object> all = new HashMap<>(Map.of(CONFIGURATION, single));
        all.putAll(values);
        sets.put(name, all);
        mistakes.put(name, refusal);
    }

    private static List<Object> peers(String... ranges) {
        List<Object> peers = new ArrayList<>();
        for (String range : ranges) {
            peers.add(Map.of("ipBlock", Map.of("cidr", range)));
        }
        return peers;
    }
}
