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
 * @param tells what a program gets where it went well
 * @param doing what it does
 */
public record Route(
        boolean post,
        String path,
        Access access,
        List<String> fields,
        Tells tells,
        Function<Visit, Answer> doing) {
    /** What programs write before the path. */
    public static final String API = "/api/v1";

    public Route {
        fields = List.copyOf(fields);
    }

    /** What a program gets. */
    public sealed interface Tells {
        /** That it was done. */
        record Done() implements Tells {}

        /** A record of facts. */
        record Facts(Class<? extends Record> of) implements Tells {}

        /** A list of such records. */
        record Many(Class<? extends Record> of) implements Tells {}

        /** A text of this kind, in a form of its own. */
        record Text(String type) implements Tells {}
    }

    /** Something to look at. */
    public static Route look(String path, Access access, Function<Visit, Answer> doing) {
        return new Route(false, path, access, List.of(), new Tells.Done(), doing);
    }

    /** Something to do. */
    public static Route act(
            String path, Access access, List<String> fields, Function<Visit, Answer> doing) {
        return new Route(true, path, access, fields, new Tells.Done(), doing);
    }

    /** The same, with what may be asked along. */
    public Route with(String... more) {
        return new Route(post, path, access, List.of(more), tells, doing);
    }

    /** The same, answered with facts. */
    public Route telling(Class<? extends Record> facts) {
        return telling(new Tells.Facts(facts));
    }

    /** The same, answered with a list of facts. */
    public Route tellingMany(Class<? extends Record> facts) {
        return telling(new Tells.Many(facts));
    }

    /** The same, answered with a text in a form of its own. */
    public Route writing(String type) {
        return telling(new Tells.Text(type));
    }

    private Route telling(Tells what) {
        return new Route(post, path, access, fields, what, doing);
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
