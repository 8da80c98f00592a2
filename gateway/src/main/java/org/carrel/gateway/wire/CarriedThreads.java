package org.carrel.gateway.wire;

import io.netty.channel.EventLoop;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * Virtual threads that are carried by an event loop, so that straight code waits for its connection
 * without ever leaving the loop's own thread. The JDK has no public way yet to choose a virtual
 * thread's carrier; where its inner door is shut (it needs {@code --add-opens
 * java.base/java.lang=ALL-UNNAMED}), the ordinary scheduler carries them: the same code, with a
 * hand-over more.
 */
public final class CarriedThreads {
    private static final Optional<MethodHandle> MAKER = maker();

    private CarriedThreads() {}

    /** Whether event loops carry the threads, rather than the JDK's own scheduler. */
    public static boolean areOnLoops() {
        return MAKER.isPresent();
    }

    /**
     * Starts a virtual thread that runs on this loop's thread between its waits. It must never
     * block natively.
     */
    public static Thread start(EventLoop loop, String name, Runnable task) {
        Thread thread =
                MAKER.map(maker -> carried(maker, loop, name, task))
                        .orElseGet(() -> Thread.ofVirtual().name(name).unstarted(task));
        thread.start();
        return thread;
    }

    private static Thread carried(MethodHandle maker, EventLoop loop, String name, Runnable task) {
        try {
            return (Thread) maker.invokeExact((Executor) loop, name, 0, task);
        } catch (Throwable fault) {
            throw new IllegalStateException("the JDK made no virtual thread", fault);
        }
    }

    private static Optional<MethodHandle> maker() {
        try {
            Class<?> builders = Class.forName("java.lang.ThreadBuilders");
            MethodHandles.Lookup lookup =
                    MethodHandles.privateLookupIn(builders, MethodHandles.lookup());
            return Optional.of(
                    lookup.findStatic(
                            builders,
                            "newVirtualThread",
                            java.lang.invoke.MethodType.methodType(
                                    Thread.class,
                                    Executor.class,
                                    String.class,
                                    int.class,
                                    Runnable.class)));
        } catch (ReflectiveOperationException shut) {
            return Optional.empty();
        }
    }
}
