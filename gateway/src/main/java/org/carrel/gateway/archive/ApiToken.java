package org.carrel.gateway.archive;

import java.time.Instant;
import java.util.Set;
import org.carrel.config.Label;

/**
 * What a program shows to be recognised at the console; the token itself is not kept.
 *
 * @param name what its owner calls it
 * @param owner one of the staff; when they may not sign in, it does not either
 * @param roles what it may do; never more than its owner
 * @param made when
 */
public record ApiToken(Label name, StaffName owner, Set<Role> roles, Instant made) {
    public ApiToken {
        roles = Set.copyOf(roles);
    }
}
