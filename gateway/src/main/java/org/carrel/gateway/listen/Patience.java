package org.carrel.gateway.listen;

import java.util.Optional;
import org.carrel.config.DoorLimits;
import org.carrel.gateway.watch.TurnAway;

/**
 * How long one connection has been silent or slow. Told what happens on the connection's event
 * loop, by the door's clock, which ticks about once a second so that a message costs no look at a
 * real one; judged by the thread that moves that clock.
 */
final class Patience {
    private static final int NEVER = -1;

    private final DoorLimits limits;
    private final long came;
    private volatile long lastHeard = NEVER;
    private volatile long unfinishedSince = NEVER;
    private long untakenSince = NEVER;
    private long unreadUntil = NEVER;

    /**
     * @param now in milliseconds, by the door's clock
     */
    Patience(DoorLimits limits, long now) {
        this.limits = limits;
        this.came = now;
    }

    /** A whole message came. */
    void heard(long now) {
        if (lastHeard != now) { // once a tick, for others look at it
            lastHeard = now;
        }
        if (unfinishedSince != NEVER) {
            unfinishedSince = NEVER;
        }
    }

    /**
     * All that came was looked at.
     *
     * @param insideMessage whether a message has begun and not ended
     */
    void looked(boolean insideMessage, long now) {
        if (!insideMessage) {
            if (unfinishedSince != NEVER) {
                unfinishedSince = NEVER;
            }
        } else if (unfinishedSince == NEVER) {
            unfinishedSince = now;
        }
    }

    /**
     * Whether the connection must go, and why.
     *
     * @param untaken whether something lies there that its peer has not taken
     * @param reading whether what comes is looked at; while it is not, nobody can end a message
     */
    Optional<TurnAway> judge(boolean untaken, boolean reading, long now) {
        unreadUntil = reading ? unreadUntil : now;
        untakenSince = untaken ? untakenSince == NEVER ? now : untakenSince : NEVER;
        if (isOver(untakenSince, limits.wholeMessage().toMillis(), now)) {
            return Optional.of(TurnAway.SLOW_READER);
        }
        long unfinished = unfinishedSince;
        if (unfinished != NEVER
                && isOver(
                        Math.max(unfinished, unreadUntil), limits.wholeMessage().toMillis(), now)) {
            return Optional.of(TurnAway.SLOW_WRITER);
        }
        long heard = lastHeard;
        if (heard == NEVER) {
            return isOver(came, limits.firstMessage().toMillis(), now)
                    ? Optional.of(TurnAway.SILENT)
                    : Optional.empty();
        }
        return isOver(heard, limits.idle().toMillis(), now)
                ? Optional.of(TurnAway.IDLE)
                : Optional.empty();
    }

    private static boolean isOver(long since, long most, long now) {
        return since != NEVER && now - since > most;
    }
}
