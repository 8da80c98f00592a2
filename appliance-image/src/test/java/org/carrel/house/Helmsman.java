package org.carrel.house;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Lets Helm render a chart with every set of values in a folder, each into a file beside it. A
 * program of its own, for Helm is a library of 98 MB in another language, with signal handlers of
 * its own, which the machine of all other tests had better not load.
 */
final class Helmsman {
    static final String VALUES = ".values.json";
    static final String RENDERED = ".yaml";
    static final String REFUSED = ".refused";
    static final String REMARKS = "remarks";

    private Helmsman() {}

    /**
     * Renders.
     *
     * @param arguments the chart, the folder, and which Kubernetes it is for
     */
    public static void main(String[] arguments) throws IOException {
        Helm helm = new Helm(Path.of(arguments[0]));
        Path folder = Path.of(arguments[1]);
        LintResult remarks = helm.lint().strict().call();
        Files.write(
                folder.resolve(REMARKS), remarks.isFailed() ? remarks.getMessages() : List.of());
        for (Path values : setsIn(folder)) {
            String name = values.getFileName().toString().replace(VALUES, "");
            try {
                String rendered =
                        helm.template()
                                .withName("carrel")
                                .withNamespace("library")
                                .withKubeVersion(arguments[2])
                                .withValuesFile(values)
                                .call();
                Files.writeString(folder.resolve(name + RENDERED), rendered);
            } catch (IllegalStateException refused) {
                Files.writeString(folder.resolve(name + REFUSED), refused.toString());
            }
        }
    }

    private static List<Path> setsIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(VALUES)).sorted().toList();
        }
    }
}
