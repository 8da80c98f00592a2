package org.carrel.config;

/**
 * The sign before the decimals of an amount of money that a peer understands (sip2.md §7, row 29).
 */
public enum Decimals {
    /** Whatever stands there. */
    AS_SAID,
    POINT,
    COMMA
}
