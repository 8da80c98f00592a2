package org.carrel.gateway.changes;

import java.util.List;

/** Where the register is written down. Any thread; never waits. */
interface Journal extends AutoCloseable {

    /** A journal of nothing: what was done is forgotten with the process. */
    Journal NONE =
            new Journal() {
                @Override
                public int start(Register register) {
                    return 0;
                }

                @Override
                public void claim(List<Entry> lines, Claim claim) {
                    claim.granted();
                }

                @Override
                public void write(List<Entry> lines, boolean safely, Runnable then, Runnable not) {
                    then.run();
                }

                @Override
                public void close() {
                    // there is nothing to close
                }
            };

    /**
     * Takes up what was written before, and begins to write. May wait.
     *
     * @return of how many changes nobody can tell
     * @throws JournalTrouble if it cannot
     */
    int start(Register register);

    /**
     * Notes what begins, so that it survives a power cut, after all that was given before.
     *
     * @param lines one for each fingerprint, the first one's first
     * @param claim told what came of it, on a thread of the journal's
     */
    void claim(List<Entry> lines, Claim claim);

    /**
     * Writes lines, after all that were given before.
     *
     * @param safely whether they must survive a power cut, and not only the end of this process
     * @param then runs once they are written, on a thread of the journal's
     * @param not runs instead where they cannot be
     */
    void write(List<Entry> lines, boolean safely, Runnable then, Runnable not);

    /** Writes what is left to write, and waits for it. */
    @Override
    void close();
}
