package org.carrel.gateway.watch;

/** Why a new configuration was not taken; its reader is told more. */
public enum Objection {
    /** It has mistakes, all of which {@code carrel check} tells. */
    MISTAKES,
    /** It changes what a running gateway cannot exchange. */
    NEEDS_RESTART,
    /** A door cannot be opened. */
    DOOR,
    /** The door for tunnels cannot be opened. */
    TUNNELS,
    /** A certificate, key or authority cannot be used. */
    CERTIFICATE,
    /** The keys behind tokens cannot be had. */
    KEYS,
    /** The library's system knows numbers that would be tokens. */
    TOKENS,
    /** A file for a catalogue's queries cannot be read. */
    QUERIES,
    /** A fault of ours, which is told beside. */
    FAULT
}
