package org.carrel.gateway.target;

import java.io.IOException;
import org.carrel.config.Label;

/** The file that maps a target's CQL cannot be read; the gateway does not start without it. */
public final class MapUnreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MapUnreadable(Label target, IOException cause) {
        super(
                "upstreams."
                        + target
                        + ".queries.cql: the file cannot be read; check its path and permissions",
                cause);
    }
}
