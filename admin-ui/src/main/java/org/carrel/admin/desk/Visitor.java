package org.carrel.admin.desk;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import org.carrel.gateway.archive.Role;
import org.carrel.gateway.archive.StaffName;

/**
 * One of the staff, or a program of theirs, who is known.
 *
 * @param roles what they may do just now
 * @param session what a browser has; nothing where a program shows its token
 * @param newcomer whether something of their way in must be done first: a password of their own
 *     instead of one that was drawn, a passkey where everybody must have one
 */
public record Visitor(
        StaffName name, Set<Role> roles, Optional<Session> session, boolean newcomer) {
    private static final Duration FRESH = Duration.ofMinutes(5);

    public Visitor {
        roles = Set.copyOf(roles);
    }

    /** Somebody whose way in is as it should be. */
    public Visitor(StaffName name, Set<Role> roles, Optional<Session> session) {
        this(name, roles, session, false);
    }

    /** The role in which they act, where several would do. */
    public Role role(Access access) {
        return roles.stream()
                .filter(access.roles()::contains)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** Whether they proved within the last minutes that it is still them; a token always does. */
    public boolean isFresh(Instant now) {
        return session.map(each -> each.began().plus(FRESH).isAfter(now)).orElse(true);
    }
}
