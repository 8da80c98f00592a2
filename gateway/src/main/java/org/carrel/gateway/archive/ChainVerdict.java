package org.carrel.gateway.archive;

/** What was found on looking through the chain of the audit trail. */
public sealed interface ChainVerdict {

    /** Every line follows on the one before, and every day's head fits and is signed. */
    record Whole(long lines, String sha256) implements ChainVerdict {}

    /** The first line that does not fit; every line before it does. */
    record Broken(long number) implements ChainVerdict {}
}
