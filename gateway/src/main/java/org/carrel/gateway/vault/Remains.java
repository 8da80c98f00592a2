package org.carrel.gateway.vault;

/**
 * What a thread still has of values when it is done with them. They pass through the processor's
 * registers when they are copied, decrypted or hashed, and from there the Java machine puts them on
 * the thread's stack, as it does with all registers whenever it links a call, collects garbage or
 * gives compiled code up. A thread that has nothing to do keeps both for as long as it idles
 * (measured: decision 0006).
 */
public final class Remains {
    private static final ThreadLocal<NobodysWork> NOBODYS =
            ThreadLocal.withInitial(NobodysWork::new);

    private Remains() {}

    /**
     * Overwrites the calling thread's, in some 50 microseconds. To be called from where the thread
     * idles, or little deeper, about once a second.
     */
    public static void wipe() {
        NOBODYS.get().doIt();
        SpentStack.wipe();
    }
}
