package org.carrel.config;

/** What an upstream is to the library. */
public enum Trust {
    /** The library's own system, which keeps the patrons: it gets the real card number. */
    RECORD,
    /** Anybody else: tokens or nothing. */
    VENDOR
}
