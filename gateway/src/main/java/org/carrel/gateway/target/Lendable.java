package org.carrel.gateway.target;

/** A connection that can lie on a {@link Shelf} between two clients. On its event loop. */
interface Lendable {

    /** Whether a question may be asked. */
    boolean isReady();

    /** Nanoseconds since the target last said something. */
    long silent(long now);

    /** Gives the open question up if it waited too long, and the connection with it. */
    void tick(long now);

    /** Says goodbye, where its protocol has a word for it, and closes. */
    void close();
}
