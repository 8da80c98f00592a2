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
        try {
            return load(Files.readString(file), inline);
        } catch (IOException _) {
            Problems problems = new Problems();
            problems.error(
                    "", "cannot be read", "look at its name and permissions; it must be UTF-8");
            return new Loaded.Rejected(problems.inOrder());
        }
    }

    /** Reads a text. */
    public static Loaded load(String yaml, Inline inline) {
        return load(yaml, inline, System::getenv);
    }

    /** Reads a text, with secrets looked up in the environment given. */
    static Loaded load(String yaml, Inline inline, Environment environment) {
        Problems problems = new Problems();
        SecretReader secrets = new SecretReader(inline, environment);
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
