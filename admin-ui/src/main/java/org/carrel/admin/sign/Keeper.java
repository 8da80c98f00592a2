package org.carrel.admin.sign;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;
import org.carrel.admin.desk.Ask;
import org.carrel.admin.desk.Doorkeeper;
import org.carrel.admin.desk.Sessions;
import org.carrel.admin.desk.Visitor;
import org.carrel.gateway.archive.ApiTokens;
import org.carrel.gateway.archive.AuditAct;
import org.carrel.gateway.archive.StaffName;

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
    private final Cache<Refused, Boolean> lately =
            Caffeine.newBuilder().expireAfterWrite(Duration.ofMinutes(1)).build();

    public Keeper(Sessions sessions, Staff staff, ApiTokens tokens) {
        this.sessions = sessions;
        this.staff = staff;
        this.tokens = tokens;
    }

    /** Once a minute at most, so that nobody fills the trail. */
    @Override
    public void refused(Visitor visitor, Refusal why) {
        if (lately.asMap().putIfAbsent(new Refused(visitor.name(), why), true) == null) {
            AuditAct act =
                    switch (why) {
                        case NOT_ALLOWED -> AuditAct.ACT_REFUSED;
                        case NOT_ACCEPTED -> AuditAct.INPUT_REFUSED;
                    };
            staff.active(visitor.name()).ifPresent(user -> staff.note(user, act));
        }
    }

    @Override
    public Optional<Visitor> identify(Ask ask) {
        Optional<String> bearer =
                ask.header("authorization").filter(each -> each.startsWith(BEARER));
        return bearer.isPresent()
                ? tokens.find(bearer.get().substring(BEARER.length()).strip())
                        .map(token -> new Visitor(token.owner(), token.roles(), Optional.empty()))
                : ask.cookie(COOKIE)
                        .flatMap(id -> ask.isUnattended() ? sessions.look(id) : sessions.find(id))
                        .flatMap(session ->
                                staff.active(session.name())
                                        .map(user ->
                                                new Visitor(
                                                        user.name(),
                                                        user.roles(),
                                                        Optional.of(session),
                                                        staff.isNewcomer(user))));
    }

    private record Refused(StaffName who, Refusal why) {}
}
