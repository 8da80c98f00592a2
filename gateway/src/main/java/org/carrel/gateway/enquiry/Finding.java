package org.carrel.gateway.enquiry;

import io.netty.buffer.ByteBuf;
import java.util.List;
import org.carrel.gateway.watch.Outcome;
import org.carrel.z3950.RecordSyntax;

/**
 * What a target answered. Its bytes are windows on what came from the wire and live until it is
 * closed; whoever has it closes it, once. Nobody trusts it.
 */
public sealed interface Finding extends AutoCloseable {

    @Override
    default void close() {}

    /** A search went through: so many records. */
    record Hits(long count) implements Finding {}

    /**
     * Records, or a word in place of each that is not there.
     *
     * @param origin what to close when they were read
     */
    record Records(List<Found> records, Origin origin) implements Finding {
        public Records {
            records = List.copyOf(records);
        }

        @Override
        public void close() {
            origin.close();
        }
    }

    /**
     * A stretch of an index.
     *
     * @param position the place of the term that was asked for, from 1; 0 where it is not known
     * @param complete whether there are as many as were wanted
     * @param origin what to close when they were read
     */
    record Terms(List<Term> terms, int position, boolean complete, Origin origin)
            implements Finding {
        public Terms {
            terms = List.copyOf(terms);
        }

        @Override
        public void close() {
            origin.close();
        }
    }

    /** A set was put in order. */
    record Sorted() implements Finding {}

    /** Sets were given up, or were not there any more. */
    record Deleted() implements Finding {}

    /**
     * The target said no, or something less.
     *
     * @param condition its Bib-1 diagnostic; its words are never kept
     */
    record Declined(int condition) implements Finding {}

    /**
     * There was no answer.
     *
     * @param outcome why not: unavailable, too late, or no sense in it
     */
    record Unanswered(Outcome outcome) implements Finding {}

    /** One slot of an answer with records. */
    sealed interface Found {

        /** A record as the target wrote it. */
        record Retrieved(RecordSyntax syntax, ByteBuf body) implements Found {}

        /** A Bib-1 diagnostic in place of a record. */
        record Missing(int condition) implements Found {}
    }

    /**
     * One entry of an index.
     *
     * @param text UTF-8
     * @param occurrences in how many records, or -1 where that is not known
     */
    record Term(ByteBuf text, long occurrences) {}

    /** What an answer's windows look at. */
    @FunctionalInterface
    interface Origin {
        void close();
    }
}
