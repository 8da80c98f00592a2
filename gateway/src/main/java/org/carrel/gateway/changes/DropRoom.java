package org.carrel.gateway.changes;

import io.netty.buffer.ByteBufAllocator;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.carrel.gateway.keys.DropKeys;
import org.carrel.gateway.watch.Watchers;

/**
 * What all book drops share.
 *
 * @param folder where their files are
 * @param thread on which all of them work, one after the other
 * @param list takes what staff have to look at
 */
record DropRoom(
        Path folder,
        DropKeys keys,
        ByteBufAllocator allocator,
        Executor thread,
        Consumer<Entry> list,
        Watchers watchers) {

    /** Does a piece of work on the drops' thread; false where that has ended. */
    boolean run(Runnable work) {
        try {
            thread.execute(() -> {
                try {
                    work.run();
                } catch (RuntimeException fault) {
                    watchers.fault(fault);
                }
            });
            return true;
        } catch (RejectedExecutionException over) {
            return false;
        }
    }
}
