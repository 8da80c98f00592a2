package org.carrel.admin.desk;

import java.util.EnumSet;
import java.util.Set;
import org.carrel.gateway.archive.Role;

/**
 * Who may do an act.
 *
 * @param open whether everybody may, signed in or not; only what tells nothing is open
 * @param roles who may otherwise; one of them is enough
 * @param fresh whether they must have proved within the last minutes that it is still them
 * @param inPerson whether only people at a browser may, and no program with its token
 * @param newcomers whether those may too whose own way in is not as it should be
 */
public record Access(
        boolean open, Set<Role> roles, boolean fresh, boolean inPerson, boolean newcomers) {
    /** Everybody. */
    public static final Access OPEN = new Access(true, Set.of(), false, false, true);

    /** All of the staff. */
    public static final Access STAFF =
            new Access(false, EnumSet.allOf(Role.class), false, false, false);

    /** All of the staff, at a browser: what concerns their own way in is no program's business. */
    public static final Access ONESELF =
            new Access(false, EnumSet.allOf(Role.class), false, true, false);

    /** The same, and newcomers: what leads to a way in of one's own, and out. */
    public static final Access ARRIVING =
            new Access(false, EnumSet.allOf(Role.class), false, true, true);

    public Access {
        roles = Set.copyOf(roles);
    }

    /** Staff with one of these roles. */
    public static Access of(Role first, Role... more) {
        return new Access(false, EnumSet.of(first, more), false, false, false);
    }

    /** The same people, once they have proved again who they are. */
    public Access afresh() {
        return new Access(open, roles, true, inPerson, newcomers);
    }

    /** Whether somebody with these roles may. */
    public boolean allows(Set<Role> theirs) {
        return open || theirs.stream().anyMatch(roles::contains);
    }
}
