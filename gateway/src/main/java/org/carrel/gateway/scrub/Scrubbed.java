package org.carrel.gateway.scrub;

import io.netty.buffer.ByteBuf;
import org.carrel.z3950.ber.Wiping;
import org.carrel.z3950.record.RecordForm;

/** What has become of one record. Whoever gets it closes it. */
public sealed interface Scrubbed extends AutoCloseable {

    /** Wipes the record, where there is one. */
    @Override
    void close();

    /**
     * A record that may be handed on.
     *
     * @param form what it is written in
     * @param record its bytes, wiped when this is closed
     */
    record Passed(RecordForm form, ByteBuf record) implements Scrubbed {
        @Override
        public void close() {
            Wiping.release(record);
        }

        @Override
        public String toString() {
            return form + " of " + record.readableBytes() + " bytes";
        }
    }

    /**
     * A record in whose place the client gets a surrogate diagnostic.
     *
     * @param why what it is told
     */
    record Withheld(Reason why) implements Scrubbed {
        @Override
        public void close() {
            // there is nothing to wipe
        }
    }

    /** Why a record is withheld, with its diagnostic of Bib-1 (z3950.md §4.4). */
    enum Reason {
        /** What came could not be read. */
        UNREADABLE(14),
        /** The rules do not let it pass. */
        NOT_ALLOWED(15),
        /** It does not fit into the form that was asked for. */
        TOO_LONG(17),
        /** The source has no record of the form that was asked for. */
        NOT_IN_THIS_FORM(238);

        private final int diagnostic;

        Reason(int diagnostic) {
            this.diagnostic = diagnostic;
        }

        /** The number of the diagnostic. */
        public int diagnostic() {
            return diagnostic;
        }
    }
}
