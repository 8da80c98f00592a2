package org.carrel.gateway.listen;

import org.carrel.config.Endpoint;
import org.carrel.config.Label;

/** An address on which a door should listen could not be bound: it is taken, or not ours. */
public final class DoorShut extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DoorShut(Label terminals, Endpoint address) {
        super(
                "terminals."
                        + terminals
                        + ".bind: cannot listen on "
                        + address
                        + "; another program may hold it",
                null,
                false,
                false);
    }
}
