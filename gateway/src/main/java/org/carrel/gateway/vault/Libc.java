package org.carrel.gateway.vault;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/**
 * The few wishes that only the operating system can grant (mlock(2), madvise(2), prctl(2),
 * getrandom(2), malloc_trim(3), with Linux's numbers). Each tells whether it was granted; where a
 * call does not exist, nothing is. Segments are whole pages of native memory. Any thread.
 */
@SuppressWarnings("restricted") // the launcher grants native access
final class Libc {
    /** What a page is on every machine that we run on, or a multiple of it. */
    static final int PAGE = 4096;

    private static final int DONT_DUMP = 16;
    private static final int DO_DUMP = 17;
    private static final int SET_DUMPABLE = 4;
    private static final boolean LINUX = System.getProperty("os.name", "").equals("Linux");

    private static final Optional<MethodHandle> LOCK =
            find("mlock", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG));
    private static final Optional<MethodHandle> UNLOCK =
            find("munlock", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG));
    private static final Optional<MethodHandle> ADVISE =
            find("madvise", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT));
    private static final Optional<MethodHandle> RANDOM =
            find("getrandom", FunctionDescriptor.of(JAVA_LONG, ADDRESS, JAVA_LONG, JAVA_INT));

    private static final Optional<MethodHandle> TRIM =
            find("malloc_trim", FunctionDescriptor.of(JAVA_INT, JAVA_LONG));

    /** Its number of arguments varies, and some processors pass those in another way. */
    private static final Optional<MethodHandle> CONTROL =
            find(
                    "prctl",
                    FunctionDescriptor.of(
                            JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG),
                    Linker.Option.firstVariadicArg(1));

    private Libc() {}

    /** Keeps the pages out of the swap. */
    static boolean lock(MemorySegment pages) {
        return LOCK.isPresent()
                && granted(() -> (int) LOCK.get().invokeExact(pages, pages.byteSize()));
    }

    /** Takes {@link #lock} back; the pages were wiped before. */
    static boolean unlock(MemorySegment pages) {
        return UNLOCK.isPresent()
                && granted(() -> (int) UNLOCK.get().invokeExact(pages, pages.byteSize()));
    }

    /** Leaves the pages out of core dumps. */
    static boolean hideFromDumps(MemorySegment pages) {
        return advise(pages, DONT_DUMP);
    }

    /** Takes {@link #hideFromDumps} back. */
    static boolean showInDumps(MemorySegment pages) {
        return advise(pages, DO_DUMP);
    }

    /** No core dumps of this process and no debugger but root's, from now on. */
    static boolean forbidDumps() {
        return CONTROL.isPresent()
                && granted(() -> (int) CONTROL.get().invokeExact(SET_DUMPABLE, 0L, 0L, 0L, 0L));
    }

    /** Fills at most a page with random bytes of the kernel's. */
    static boolean random(MemorySegment page) {
        return RANDOM.isPresent()
                && granted(() ->
                        (long) RANDOM.get().invokeExact(page, page.byteSize(), 0) == page.byteSize()
                                ? 0
                                : -1);
    }

    /** Gives freed rooms back to the system; false where there was nothing to give, too. */
    static boolean trim() {
        return TRIM.isPresent() && granted(() -> (int) TRIM.get().invokeExact(0L) - 1);
    }

    private static boolean advise(MemorySegment pages, int advice) {
        return ADVISE.isPresent()
                && granted(() -> (int) ADVISE.get().invokeExact(pages, pages.byteSize(), advice));
    }

    private static boolean granted(Call call) {
        try {
            return call.invoke() == 0;
        } catch (Throwable never) { // a method handle may declare no less; these functions throw
            // nothing
            throw new IllegalStateException(
                    "a call of the operating system was misdescribed", never);
        }
    }

    private static Optional<MethodHandle> find(
            String name, FunctionDescriptor shape, Linker.Option... options) {
        Linker linker = Linker.nativeLinker();
        return LINUX
                ? linker.defaultLookup()
                        .find(name)
                        .map(at -> linker.downcallHandle(at, shape, options))
                : Optional.empty();
    }

    @FunctionalInterface
    private interface Call {
        int invoke() throws Throwable;
    }
}
