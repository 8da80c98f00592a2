package org.carrel.gateway.wire;

/** What a peer's bytes make doubtful though they are messages; told once for a connection. */
public enum Doubt {
    /** Its characters look like those of another set than its dialect says. */
    CHARSET
}
