package org.carrel.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Reads {@code carrel.yaml} and tells all that is wrong with it at once: first as YAML, then
 * against the schema, then the meaning: names, references, policies. Any thread.
 */
public final class ConfigLoader {

    private ConfigLoader() {}

    /** Reads a file. */
    public static Loaded load(Path file, Inline inline) {
        return load(file, inline, List.of());
    }

    /**
     * Reads a file that shall take the place of a configuration in force. A secret that both have
     * is one object in both, so that what is made with it can be seen to be the same.
     */
    public static Loaded load(Path file, Inline inline, GatewayConfig inForce) {
        return load(file, inline, inForce.secrets());
    }

    private static Loaded load(Path file, Inline inline, List<Secret> known) {
        try {
            return load(Files.readString(file), new SecretReader(inline, System::getenv, known));
        } catch (IOException _) {
            Problems problems = new Problems();
            problems.error(
                    "", "cannot be read", "look at its name and permissions; it must be UTF-8");
            return new Loaded.Rejected(problems.inOrder());
        }
    }

    /**
     * The folder that a file names as {@code storage.path}, also where its secrets cannot be read
     * here, or it has mistakes; empty where it names none.
     */
    public static Optional<Path> storage(Path file) {
        Problems ignored = new Problems();
        try {
            return YamlTree.read(Files.readString(file), ignored)
                    .map(tree -> Section.whole(tree, ignored).child("storage").child("path"))
                    .flatMap(WireReader::path);
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /** Reads a text. */
    public static Loaded load(String yaml, Inline inline) {
        return load(yaml, inline, System::getenv);
    }

    /** Reads a text, as a file that shall take the place of a configuration in force. */
    public static Loaded load(String yaml, Inline inline, GatewayConfig inForce) {
        return load(yaml, new SecretReader(inline, System::getenv, inForce.secrets()));
    }

    /** Reads a text, with secrets looked up in the environment given. */
    static Loaded load(String yaml, Inline inline, Environment environment) {
        return load(yaml, new SecretReader(inline, environment, List.of()));
    }

    private static Loaded load(String yaml, SecretReader secrets) {
        Problems problems = new Problems();
        Optional<GatewayConfig> config =
                YamlTree.read(yaml, problems).map(tree -> read(tree, problems, secrets));
        List<ConfigProblem> found = problems.inOrder();
        if (config.isEmpty() || problems.hasErrors()) {
            secrets.close();
            return new Loaded.Rejected(found);
        }
        return new Loaded.Accepted(config.orElseThrow(), found);
    }

    private static GatewayConfig read(JsonNode tree, Problems problems, SecretReader secrets) {
        SchemaCheck.check(tree, problems);
        return new ConfigReader(secrets).read(Section.whole(tree, problems));
    }
}
