package org.carrel.gateway.target;

import io.netty.channel.EventLoop;
import org.carrel.gateway.watch.Trial.Course;

/** A remote catalogue. Any thread. */
public interface Target extends AutoCloseable {

    /**
     * A client's turn at it, on the client's own event loop. Nothing is dialled before the first
     * question.
     */
    Lease lease(EventLoop loop);

    /**
     * Opens a connection anew and tells each step; where that went well it is kept for the next who
     * asks on this loop.
     *
     * @param then called when the course is told, exactly once, on the loop
     */
    void examine(EventLoop loop, Course course, Runnable then);

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
