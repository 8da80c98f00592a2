package org.carrel.gateway.vault;

/** The process's own door for those who would copy its memory while a person is in it. */
public final class CoreDumps {
    private CoreDumps() {}

    /**
     * Asks the operating system for no core dump of this process, ever, and for no look into it by
     * debuggers and dump tools other than root's (prctl PR_SET_DUMPABLE, Linux only). There is no
     * way back.
     *
     * @return whether that was granted
     */
    public static boolean forbid() {
        return Libc.forbidDumps();
    }
}
