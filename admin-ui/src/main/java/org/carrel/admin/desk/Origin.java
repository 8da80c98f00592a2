package org.carrel.admin.desk;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells our own pages' requests from those that another site makes a browser send. Both headers are
 * the browser's own, and no page can forge them.
 */
final class Origin {
    private static final Pattern LITERAL =
            Pattern.compile("\\[[0-9a-f:.]+]|[0-9]{1,3}(?:\\.[0-9]{1,3}){3}");
    private static final Set<String> OURS = Set.of("same-origin", "none");

    private final Set<String> names;

    /**
     * @param names under which the console may be called, besides addresses and localhost
     */
    Origin(Set<String> names) {
        this.names = Set.copyOf(names);
    }

    /** Whether we are called by a name of ours; another may be a trick with a name server. */
    boolean knows(Ask ask) {
        String host = ask.header("host").orElse("").toLowerCase(Locale.ROOT);
        String name = host.replaceFirst(":[0-9]+$", "");
        return name.equals("localhost") || names.contains(name) || LITERAL.matcher(name).matches();
    }

    /** Whether it comes from a page of ours, or from no page at all. */
    boolean isOurs(Ask ask) {
        Optional<String> site = ask.header("sec-fetch-site");
        Optional<String> origin = ask.header("origin");
        String ours = "https://" + ask.header("host").orElse("");
        return site.map(OURS::contains).orElse(true)
                && origin.map(ours::equalsIgnoreCase).orElse(site.isPresent());
    }
}
