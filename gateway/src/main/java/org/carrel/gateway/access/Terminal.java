package org.carrel.gateway.access;

import java.util.concurrent.atomic.AtomicBoolean;
import org.carrel.config.Label;
import org.carrel.config.ListenerConfig;
import org.carrel.config.LoginPolicy;
import org.carrel.gateway.message.Origin;

/**
 * One connected terminal: where it came in, what that door's configuration says, and whether it has
 * logged in.
 */
public final class Terminal {
    private final Origin origin;
    private final AtomicBoolean loggedIn = new AtomicBoolean();
    private volatile ListenerConfig door;
    private volatile boolean here = true;
    private volatile boolean late;

    Terminal(Origin origin, ListenerConfig door) {
        this.origin = origin;
        this.door = door;
    }

    public Origin origin() {
        return origin;
    }

    /** The name of its door, as it stands in logs and metrics. */
    public Label name() {
        return door.name();
    }

    /** What the administrator wrote down for its door; the same while a question is open. */
    public ListenerConfig door() {
        return door;
    }

    /** From now on this is in force at its door, of the same name; between two questions. */
    public void obeys(ListenerConfig next) {
        door = next;
    }

    /** It is no device but the gateway itself, which tells later what was kept at this door. */
    public void tellsLater() {
        late = true;
    }

    /** Whether what it tells was kept before, so that it is not kept once more. */
    public boolean tellsWhatWasKept() {
        return late;
    }

    /** Whether it is still connected, so that it can hear an answer. */
    public boolean isHere() {
        return here;
    }

    /** It hung up; what it asked is still being answered. */
    public void hungUp() {
        here = false;
    }

    /** Whether it may ask anything but login and status. */
    public boolean isWelcome() {
        return loggedIn.get() || !door.login().required();
    }

    /** Whether it may ask for the status now. */
    boolean mayAskStatus() {
        return isWelcome() || door.login().first() == LoginPolicy.First.STATUS;
    }

    /**
     * Notes how its latest login ended; a failed one ends an earlier one too (sip2.md §7, row 30).
     */
    void loggedIn(boolean accepted) {
        loggedIn.set(accepted);
    }
}
