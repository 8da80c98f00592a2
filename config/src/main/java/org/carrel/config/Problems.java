package org.carrel.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.carrel.config.ConfigProblem.Severity;

/**
 * Collects what is wrong while a configuration is read, and knows in which line each path stands.
 * Of several errors at one path only the first is kept: the others follow from it. One thread.
 */
final class Problems {

    private final Map<String, Integer> lines = new HashMap<>();
    private final List<ConfigProblem> found = new ArrayList<>();

    /** Remembers where a path stands. */
    void place(String path, int line) {
        lines.put(path, line);
    }

    void error(String path, String what, String mend) {
        boolean told = found.stream().anyMatch(each -> isError(each) && each.path().equals(path));
        if (!told) {
            found.add(new ConfigProblem(path, line(path), Severity.ERROR, what, mend));
        }
    }

    void warning(String path, String what, String mend) {
        found.add(new ConfigProblem(path, line(path), Severity.WARNING, what, mend));
    }

    boolean hasErrors() {
        return found.stream().anyMatch(Problems::isError);
    }

    /** All problems in the order of the file. */
    List<ConfigProblem> inOrder() {
        return found.stream()
                .sorted(
                        Comparator.comparingInt(ConfigProblem::line)
                                .thenComparing(ConfigProblem::path))
                .toList();
    }

    /** The path of a key inside another path. */
    static String join(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    /** The line of the path or, where the file does not have it, of what it would stand in. */
    private int line(String path) {
        for (String at = path; !at.isEmpty(); at = parent(at)) {
            Integer line = lines.get(at);
            if (line != null) {
                return line;
            }
        }
        return lines.getOrDefault("", 0);
    }

    private static String parent(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('.')));
    }

    private static boolean isError(ConfigProblem problem) {
        return problem.severity() == Severity.ERROR;
    }
}
