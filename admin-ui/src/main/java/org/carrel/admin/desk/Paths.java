package org.carrel.admin.desk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;

/** Ways within the console, as they stand in a page or come back from one. */
public final class Paths {
    private Paths() {}

    /** Ready for a query. */
    public static String encoded(String path) {
        return URLEncoder.encode(path, UTF_8);
    }

    /** A place on this console that somebody named; its front page where they named another. */
    public static String safe(String path) {
        boolean ours =
                path.startsWith("/")
                        && !path.startsWith("//")
                        && path.chars().allMatch(each -> each > ' ' && each < 127 && each != '\\');
        return ours ? path : "/";
    }

    /** The page from which something was sent, or for which a part was asked. */
    static String before(Ask ask) {
        if (!ask.post() && !ask.isPartial()) {
            return ask.path();
        }
        try {
            String path = URI.create(ask.header("referer").orElse("/")).getPath();
            return path == null ? "/" : safe(path);
        } catch (IllegalArgumentException notOne) {
            return "/";
        }
    }
}
