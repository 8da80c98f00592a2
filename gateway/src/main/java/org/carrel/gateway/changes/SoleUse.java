package org.carrel.gateway.changes;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.StandardOpenOption;

/** That one gateway has the journal's folder for itself, until it closes this or ends. */
final class SoleUse implements AutoCloseable {
    private final FileChannel guard;
    private final FileLock lock;

    private SoleUse(FileChannel guard, FileLock lock) {
        this.guard = guard;
        this.lock = lock;
    }

    /**
     * Takes the folder, which is made where there is none.
     *
     * @throws JournalTrouble if it cannot be used, or another gateway uses it
     */
    static SoleUse of(Pages pages) {
        try {
            pages.makeFolder();
            FileChannel guard = Pages.open(pages.inUse(), StandardOpenOption.APPEND);
            try {
                FileLock lock = guard.tryLock();
                if (lock != null) {
                    return new SoleUse(guard, lock);
                }
            } catch (OverlappingFileLockException _) {
                // another gateway of this very process has it
            }
            guard.close();
            throw JournalTrouble.inUse(pages.inUse());
        } catch (IOException failed) {
            throw JournalTrouble.noFile(pages.journal());
        }
    }

    /**
     * Gives the folder back.
     *
     * @throws IOException if it went away meanwhile
     */
    @Override
    public void close() throws IOException {
        try (guard) {
            lock.release();
        }
    }
}
