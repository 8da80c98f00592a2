package org.carrel.config;

/** What a card number or a token looks like (privacy.md §3.2). */
public enum TokenForm {
    /** 14 digits: five of prefix, eight free ones, and a check digit modulo 10. */
    CODABAR14,
    /** 26 characters of Base32. */
    TEXT
}
