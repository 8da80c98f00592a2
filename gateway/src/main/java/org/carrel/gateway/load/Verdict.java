package org.carrel.gateway.load;

/** What an answer turned out to be. */
enum Verdict {
    /** The answer to its own request, and a yes. */
    RIGHT,
    /** The answer to its own request, but a no: unknown card, not lent, a diagnostic. */
    REFUSED,
    /** The answer to another request, or to none. */
    WRONG,
    /** An answer whose checksum is wrong or missing. */
    BAD_CHECKSUM,
    /** No answer at all: 96, 98 "off line", a Close, or neither SIP2 nor Z39.50. */
    ERROR
}
