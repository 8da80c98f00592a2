package org.carrel.config;

/** Whether a configuration may hold secrets in its own text, as {@code inline:} references. */
public enum Inline {
    /** For the demonstration, whose secrets are made up and live for one run. */
    ALLOWED,
    /** For every library. */
    REFUSED
}
