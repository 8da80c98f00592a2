package org.carrel.gateway.vault;

/** What the process took and needs no more. */
public final class SpareMemory {
    private SpareMemory() {}

    /**
     * Gives back to the operating system what a start needed: a third of all memory of an idle
     * gateway, else. Takes some tens of milliseconds, in which everything stands still, so only
     * before the first question.
     */
    public static void giveBack() {
        System.gc();
        trim();
    }

    /** Gives back freed rooms outside the heap, such as the compilers'; takes some milliseconds. */
    public static void trim() {
        Libc.trim();
    }
}
