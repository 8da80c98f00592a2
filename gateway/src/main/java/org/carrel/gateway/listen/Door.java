package org.carrel.gateway.listen;

import io.netty.channel.Channel;
import org.carrel.config.DoorConfig;
import org.carrel.gateway.wire.Tls;

/** A place at which somebody may come in, whatever is spoken there. Any thread. */
public interface Door {

    /** What the administrator wrote down for it. */
    DoorConfig config();

    /**
     * Puts everything on a connection that came in by it; on the connection's event loop, before it
     * is told that it is open.
     *
     * @param tls the door's own, or none where the caller came by a tunnel
     */
    void furnish(Channel channel, Caller caller, Tls tls);

    /** Whether nobody is inside whom it would have to look after. */
    boolean isEmpty();

    /** Shows everybody out who waits for no answer. */
    void showOut();

    /** Shows out who is silent or slow; to be called about once a second. */
    void tick();
}
