package org.carrel.gateway.listen;

import io.netty.channel.Channel;
import org.carrel.config.Endpoint;
import org.carrel.config.Label;
import org.carrel.config.TlsConfig;
import org.carrel.gateway.wire.Tls;

/** A place at which somebody may come in, whatever is spoken there. Any thread. */
public interface Door {

    /** Its name in the configuration. */
    Label name();

    /** Where it is. */
    Endpoint bind();

    /** How the way to it is protected. */
    TlsConfig tls();

    /**
     * Puts everything on a connection that came in by it.
     *
     * @param tls the door's own
     */
    void furnish(Channel channel, Tls tls);
}
