package org.carrel.gateway.changes;

import java.util.List;

/** Where the register is written down. Any thread; never waits. */
interface Journal extends AutoCloseable {

    /** A journal of nothing: what was done is forgotten with the process. */
    Journal NONE =
            new Journal() {
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
