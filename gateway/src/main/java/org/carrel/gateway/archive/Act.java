package org.carrel.gateway.archive;

import java.util.Optional;

/**
 * Something that somebody did and that the audit trail keeps.
 *
 * @param role in which of their roles; none where a part of the gateway did it
 * @param amount a number that belongs to it: of the version, the epoch, the rows; 0 if none
 */
public record Act(StaffName who, Optional<Role> role, AuditAct what, Subject subject, long amount) {

    /** Something that one of the staff did. */
    public static Act by(StaffName who, Role role, AuditAct what, Subject subject, long amount) {
        return new Act(who, Optional.of(role), what, subject, amount);
    }

    /** Something that a part of the gateway did. */
    public static Act byItself(StaffName part, AuditAct what, Subject subject, long amount) {
        return new Act(part, Optional.empty(), what, subject, amount);
    }
}
