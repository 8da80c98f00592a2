package org.carrel.gateway.target;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.carrel.gateway.enquiry.TurnedDown;
import org.carrel.gateway.watch.Outcome;
import org.carrel.z3950.Diagnostic;

/** Where targets on the web are asked: out of the configuration alone, never a client's words. */
final class WebPaths {
    private WebPaths() {}

    /** The path of a target with one more part at its end. */
    static String of(Optional<String> path, String last) {
        String before = path.orElse("");
        String encoded = URLEncoder.encode(last, StandardCharsets.UTF_8).replace("+", "%20");
        return (before.endsWith("/") ? before : before + "/") + encoded;
    }

    /**
     * The only one of these databases.
     *
     * @throws TurnedDown where there are several (diagnostic 111)
     */
    static String only(List<String> databases) {
        if (databases.size() != 1) {
            throw new TurnedDown(Diagnostic.TOO_MANY_DATABASES, Outcome.NOT_ALLOWED);
        }
        return databases.getFirst();
    }
}
