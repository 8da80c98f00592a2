package org.carrel.gateway.changes;

/** Who lays claim to a change, and is told exactly one of three ends. Any thread. */
interface Claim {

    /** It is noted as open, so that everybody knows of it who must. */
    void granted();

    /** It was somebody else's first; told once, and then {@link #known} when that has ended. */
    void found(Entry entry);

    /** It was somebody else's first; so it stands with it. */
    void known(Entry entry);

    /** It cannot be noted, so nothing of it may leave. */
    void cannot();
}
