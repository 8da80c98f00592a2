package org.carrel.gateway.watch;

/** Whether an upstream may be asked. */
public enum CircuitState {
    /** It is asked. */
    CLOSED,
    /** It failed too often, and is not asked for a while. */
    OPEN,
    /** The gateway itself tries it. */
    HALF_OPEN
}
