package org.carrel.admin.desk;

import java.util.Optional;

/** Knows who somebody is, by the browser's session or by a program's token. Any thread. */
public interface Doorkeeper {
    /** Who asks; nothing where nobody knows them, or they may not come any more. */
    Optional<Visitor> identify(Ask ask);

    /** Somebody who is known asked for what they may not do. */
    void refused(Visitor visitor);
}
