package org.carrel.admin.sign;

import java.util.Optional;
import org.carrel.admin.desk.Ask;
import org.carrel.admin.desk.Doorkeeper;
import org.carrel.admin.desk.Sessions;
import org.carrel.admin.desk.Visitor;
import org.carrel.gateway.archive.ApiTokens;

/**
 * Knows staff by their browser's session and programs by their token. Whoever was locked out or
 * lost a role meanwhile is so at the next request. Any thread.
 */
public final class Keeper implements Doorkeeper {
    /** The cookie that holds a session's id; its prefix lets no other host set it. */
    public static final String COOKIE = "__Host-carrel";

    private static final String BEARER = "Bearer ";

    private final Sessions sessions;
    private final Staff staff;
    private final ApiTokens tokens;

    public Keeper(Sessions sessions, Staff staff, ApiTokens tokens) {
        this.sessions = sessions;
        this.staff = staff;
        this.tokens = tokens;
    }

    @Override
    public Optional<Visitor> identify(Ask ask) {
        Optional<String> bearer =
                ask.header("authorization").filter(each -> each.startsWith(BEARER));
        return bearer.isPresent()
                ? tokens.find(bearer.get().substring(BEARER.length()).strip())
                        .map(token -> new Visitor(token.owner(), token.roles(), Optional.empty()))
                : ask.cookie(COOKIE)
                        .flatMap(sessions::find)
                        .flatMap(session ->
                                staff.active(session.name())
                                        .map(user ->
                                                new Visitor(
                                                        user.name(),
                                                        user.roles(),
                                                        Optional.of(session))));
    }
}
