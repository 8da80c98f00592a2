package org.carrel.admin.desk;

import java.util.List;
import java.util.Optional;
import org.carrel.admin.text.Words;
import org.carrel.gateway.archive.Role;
import org.jspecify.annotations.Nullable;

/**
 * What stands around each page: the house's name, the way to other pages, who is signed in.
 *
 * @param library the library's name
 * @param here the first part of the path, to mark where one is
 * @param notice what was just done
 * @param version of the assets, so that a browser takes new ones
 */
public record Frame(
        Words words,
        String library,
        String here,
        @Nullable Visitor visitor,
        Notice notice,
        String version) {
    private static final List<String> ALL =
            List.of(
                    "",
                    "today",
                    "map",
                    "terminals",
                    "upstreams",
                    "policies",
                    "vendors",
                    "keys",
                    "audit",
                    "settings");

    /** A text. */
    public String say(String name, Object... blanks) {
        return words.say(name, blanks);
    }

    /** The first parts of the pages that this visitor may see. */
    public List<String> pages() {
        return visitor == null || visitor.newcomer() ? List.of() : ALL;
    }

    /** Whether somebody is signed in. */
    public boolean isSignedIn() {
        return visitor != null;
    }

    /** Who is signed in; empty where nobody is. */
    public String user() {
        return visitor == null ? "" : visitor.name().text();
    }

    /** What each form carries; empty where nobody is signed in. */
    public String token() {
        return session().map(Session::token).orElse("");
    }

    /** Whether the visitor has this role. */
    public boolean is(Role role) {
        return visitor != null && visitor.roles().contains(role);
    }

    /** The notice's text. */
    public String noticeText() {
        return say(notice.text(), notice.blanks().toArray());
    }

    private Optional<Session> session() {
        return visitor == null ? Optional.empty() : visitor.session();
    }
}
