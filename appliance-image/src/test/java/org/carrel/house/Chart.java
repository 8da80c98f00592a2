package org.carrel.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The chart for Kubernetes, rendered by Helm with several sets of values at once. */
final class Chart {
    static final Path FOLDER = House.root().resolve("appliance-image/kubernetes/carrel");

    private static final String KUBERNETES = "1.33.0";
    private static final int LONGEST_SECONDS = 180;
    private static final YAMLMapper YAML = new YAMLMapper();

    private final Path folder;

    private Chart(Path folder) {
        this.folder = folder;
    }

    /** Renders all sets into an empty folder. */
    static Chart rendered(Path folder, Map<String, Map<String, Object>> sets)
            throws IOException, InterruptedException {
        JsonMapper json = new JsonMapper();
        for (Map.Entry<String, Map<String, Object>> set : sets.entrySet()) {
            Files.write(
                    folder.resolve(set.getKey() + Helmsman.VALUES),
                    json.writeValueAsBytes(set.getValue()));
        }
        run(
                folder,
                Map.of("HOME", folder.toString()),
                "-Djava.io.tmpdir=" + folder,
                "-Djna.tmpdir=" + folder,
                Helmsman.class.getName(),
                FOLDER.toString(),
                folder.toString(),
                KUBERNETES);
        return new Chart(folder);
    }

    /** What Helm says of the chart itself, where it would not pass it. */
    List<String> remarks() throws IOException {
        return Files.readAllLines(folder.resolve(Helmsman.REMARKS));
    }

    /** All objects that a set of values makes. */
    List<JsonNode> objects(String set) throws IOException {
        Path refused = folder.resolve(set + Helmsman.REFUSED);
        assertTrue(Files.notExists(refused), () -> set + " was refused: see " + refused);
        try (var documents =
                YAML.readerFor(JsonNode.class)
                        .<JsonNode>readValues(folder.resolve(set + Helmsman.RENDERED).toFile())) {
            return documents.readAll();
        }
    }

    /** Those of one kind. */
    Stream<JsonNode> all(String set, String kind) throws IOException {
        return objects(set).stream().filter(each -> each.path("kind").asString().equals(kind));
    }

    /** The only one of its kind and name. */
    JsonNode one(String set, String kind, String name) throws IOException {
        List<JsonNode> found =
                all(set, kind)
                        .filter(each -> each.at("/metadata/name").asString().equals(name))
                        .toList();
        assertEquals(1, found.size(), () -> kind + " " + name + " in " + set);
        return found.getFirst();
    }

    /** Why a set of values was refused. */
    String refusal(String set) throws IOException {
        return Files.readString(folder.resolve(set + Helmsman.REFUSED));
    }

    /**
     * On which ports a gateway with the rendered configuration would listen, as {@code carrel
     * check} tells, which must accept it.
     */
    List<Integer> ports(String set, Path credentials) throws IOException, InterruptedException {
        Path configuration = folder.resolve(set + ".carrel.yaml");
        JsonNode map = one(set, "ConfigMap", "carrel");
        Files.writeString(configuration, map.at("/data/carrel.yaml").asString());
        String said =
                run(
                        folder,
                        Map.of("CREDENTIALS_DIRECTORY", credentials.toString()),
                        "org.carrel.gateway.Gateway",
                        "check",
                        "--ports",
                        "--config",
                        configuration.toString());
        return said.lines().map(Integer::valueOf).toList();
    }

    /** Runs a program of the class path to its good end, and tells what it printed. */
    private static String run(Path folder, Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        Path printed = Files.createTempFile(folder, "printed", ".txt");
        Path errors = Files.createTempFile(folder, "errors", ".txt");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Stream<String> line =
                Stream.concat(
                        Stream.of(
                                java,
                                "-Xmx160m",
                                "--enable-native-access=ALL-UNNAMED",
                                "--sun-misc-unsafe-memory-access=allow",
                                "-cp",
                                System.getProperty("java.class.path")),
                        Stream.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(line.toList())
                        .redirectOutput(printed.toFile())
                        .redirectError(errors.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        String said = Files.readString(printed, StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), () -> said + "\n" + text(errors));
        return said;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }
}
