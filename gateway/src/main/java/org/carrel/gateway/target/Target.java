package org.carrel.gateway.target;

import io.netty.channel.EventLoop;

/** A remote catalogue. Any thread. */
public interface Target extends AutoCloseable {

    /**
     * A client's turn at it, on the client's own event loop. Nothing is dialled before the first
     * question.
     */
    Lease lease(EventLoop loop);

    /** Whether the latest attempt to reach it failed, and none has succeeded since. */
    boolean isDown();

    /**
     * Gives up questions that waited too long and associations that were silent too long; to be
     * called about ten times a second.
     */
    void tick();

    @Override
    void close();
}
