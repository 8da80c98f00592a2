package org.carrel.config;

/** How long a token means the same person (privacy.md §3.1). */
public enum TokenClass {
    /** There is no token: where a policy says token, the vendor gets a blank. */
    NONE,
    /** Until the session at the terminal ends; in memory only. */
    SESSION,
    /** Until the day or week ends, when the key behind it is destroyed; needs storage. */
    EPOCH,
    /** Until the patron or the library resets it; needs a key, or storage in which to keep one. */
    PAIRWISE
}
