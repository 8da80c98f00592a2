package org.carrel.gateway.importing;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.carrel.config.CatalogueConfig;
import org.carrel.config.ConfigLoader;
import org.carrel.config.GatewayConfig;
import org.carrel.config.Inline;
import org.carrel.config.Label;
import org.carrel.config.Loaded;
import org.carrel.config.TargetConfig;

/** A configuration that was imported and then read as the gateway would read it. */
record Drafted(String yaml, List<LeftOut> leftOut, GatewayConfig config) implements AutoCloseable {
    private static final Path EXAMPLES = Path.of("src/test/resources/org/carrel/gateway/importing");
    private static final Pattern SECRET = Pattern.compile("file:(/[^\\s,}]+)");

    /** Imports one of the examples; secrets are put where the draft wants them, in the folder. */
    static Drafted of(String example, Path folder) throws IOException {
        return of(EXAMPLES.resolve(example).toAbsolutePath(), folder);
    }

    static Drafted of(Path file, Path folder) throws IOException {
        Metaproxy.Draft draft = Metaproxy.read(file);
        String yaml = draft.yaml().orElseThrow(() -> new AssertionError(list(draft.leftOut())));
        String here = yaml.replace("file:/etc/carrel/", "file:" + folder + "/");
        var secrets = SECRET.matcher(here);
        while (secrets.find()) {
            Path secret = Path.of(secrets.group(1));
            Files.createDirectories(Optional.ofNullable(secret.getParent()).orElse(folder));
            Files.writeString(secret, "put in by a person\n");
        }
        Loaded loaded = ConfigLoader.load(here, Inline.REFUSED);
        var accepted = assertInstanceOf(Loaded.Accepted.class, loaded, () -> loaded + "\n" + yaml);
        return new Drafted(yaml, draft.leftOut(), accepted.config());
    }

    TargetConfig target(String name) {
        return Optional.ofNullable(config.targets().get(new Label(name))).orElseThrow();
    }

    CatalogueConfig door(String name) {
        return Optional.ofNullable(config.catalogues().get(new Label(name))).orElseThrow();
    }

    /** What was said of one thing that was left out. */
    String meaning(String what) {
        return leftOut.stream()
                .filter(each -> each.what().equals(what))
                .map(LeftOut::meaning)
                .collect(Collectors.joining("; "));
    }

    String list() {
        return list(leftOut);
    }

    private static String list(List<LeftOut> leftOut) {
        return leftOut.stream().map(LeftOut::toString).collect(Collectors.joining("\n"));
    }

    @Override
    public void close() {
        config.close();
    }
}
