package org.carrel.admin.desk;

import java.util.Optional;

/** Knows who somebody is, by the browser's session or by a program's token. Any thread. */
public interface Doorkeeper {
    /** Who asks; nothing where nobody knows them, or they may not come any more. */
    Optional<Visitor> identify(Ask ask);

    /** Somebody who is known was refused something. */
    void refused(Visitor visitor, Refusal why);

    /** Why somebody was refused something. */
    enum Refusal {
        /** They may not do it, or not from there, or not before proving who they are. */
        NOT_ALLOWED,
        /** What they sent makes no sense, or goes against a rule. */
        NOT_ACCEPTED
    }
}
