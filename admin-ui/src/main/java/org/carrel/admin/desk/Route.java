package org.carrel.admin.desk;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * One thing that can be asked of the console, and who may ask it. People ask it at its path;
 * programs at the same below {@code /api/v1}, with the same rights.
 *
 * @param post whether it changes something
 * @param path its parts between slashes; one in braces stands for a name
 * @param access who may
 * @param fields what a form or a program may send along
 * @param doing what it does
 */
public record Route(
        boolean post,
        String path,
        Access access,
        List<String> fields,
        Function<Visit, Answer> doing) {
    /** What programs write before the path. */
    public static final String API = "/api/v1";

    public Route {
        fields = List.copyOf(fields);
    }

    /** Something to look at. */
    public static Route look(String path, Access access, Function<Visit, Answer> doing) {
        return new Route(false, path, access, List.of(), doing);
    }

    /** Something to do. */
    public static Route act(
            String path, Access access, List<String> fields, Function<Visit, Answer> doing) {
        return new Route(true, path, access, fields, doing);
    }

    /** The same, with what may be asked along. */
    public Route with(String... more) {
        return new Route(post, path, access, List.of(more), doing);
    }

    /** The names in its path, if the path is one of its. */
    Optional<Map<String, String>> match(String asked) {
        String[] ours = path.split("/", -1);
        String[] theirs = asked.split("/", -1);
        if (ours.length != theirs.length) {
            return Optional.empty();
        }
        Map<String, String> places = new HashMap<>();
        for (int at = 0; at < ours.length; at++) {
            if (ours[at].startsWith("{") && !theirs[at].isEmpty()) {
                places.put(ours[at].substring(1, ours[at].length() - 1), theirs[at]);
            } else if (!ours[at].equals(theirs[at])) {
                return Optional.empty();
            }
        }
        return Optional.of(places);
    }

    @Override
    public String toString() {
        return (post ? "POST " : "GET ") + path;
    }
}
