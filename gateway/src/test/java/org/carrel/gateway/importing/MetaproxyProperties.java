package org.carrel.gateway.importing;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carrel.config.ConfigLoader;
import org.carrel.config.Inline;
import org.carrel.config.Loaded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever stands in a configuration: it is refused, or what comes of it may be used. */
class MetaproxyProperties {
    private static final Path EXAMPLES = Path.of("src/test/resources/org/carrel/gateway/importing");
    private static final List<String> NAMES =
            List.of("one-catalogue", "named-databases", "torus", "several-places", "early");
    private static final List<String> STRANGE =
            List.of(
                    "",
                    "null",
                    "true",
                    "-1",
                    "0",
                    "99999999999",
                    "a: b",
                    "{[\"\\",
                    "# no",
                    "*",
                    "?",
                    "@",
                    "host",
                    "host:0/x",
                    "ssl:host:1/a+b",
                    "a/b",
                    "\u00e9\u00a6",
                    "'",
                    "%",
                    "- x",
                    "&amp;",
                    "solr",
                    "opac",
                    "marc8",
                    "~",
                    "a\tb",
                    "front",
                    "http://h/../x y");
    private static final Pattern VALUE = Pattern.compile(">[^<>]+<|\"[^\"]*\"");
    private static final Pattern SECRET = Pattern.compile("file:/etc/carrel/[A-Za-z0-9/._-]+");
    private static final int RUNS = 1_000;

    @TempDir private Path folder = Path.of("");

    @Test
    void what_comes_of_a_mangled_configuration_may_be_used() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "put in by a person");
        for (long seed = 0; seed < RUNS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            String name = NAMES.get(random.nextInt(NAMES.size()));
            String example = Files.readString(EXAMPLES.resolve(name + ".xml"));
            Path file = folder.resolve("mangled.xml");
            Files.writeString(file, mangled(example, random));
            check(file, "file:" + secret, name + " with seed " + seed);
        }
    }

    private static void check(Path file, String secret, String what) {
        try {
            Metaproxy.Draft draft = Metaproxy.read(file);
            assertFalse(draft.leftOut().toString().contains("Sesame"), what);
            draft.yaml().ifPresent(yaml -> use(yaml, secret, what));
        } catch (ImportRefused _) {
            // told in words, which is all that is asked of it
        }
    }

    private static void use(String yaml, String secret, String what) {
        assertFalse(yaml.contains("Sesame"), what);
        Loaded loaded = ConfigLoader.load(SECRET.matcher(yaml).replaceAll(secret), Inline.REFUSED);
        assertInstanceOf(Loaded.Accepted.class, loaded, () -> what + "\n" + loaded + "\n" + yaml)
                .config()
                .close();
    }

    /** Some values replaced by strange ones; values that hold the password stay. */
    private static String mangled(String example, SplittableRandom random) {
        return VALUE.matcher(example)
                .replaceAll(found -> {
                    String value = found.group();
                    boolean replace =
                            !value.isBlank() && !value.contains("Sesame") && random.nextInt(8) == 0;
                    String strange = STRANGE.get(random.nextInt(STRANGE.size()));
                    String safe = strange.replace("\"", "&quot;");
                    return Matcher.quoteReplacement(
                            replace
                                    ? value.charAt(0) + safe + value.charAt(value.length() - 1)
                                    : value);
                });
    }
}
