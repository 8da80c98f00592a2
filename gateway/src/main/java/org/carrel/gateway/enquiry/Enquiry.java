package org.carrel.gateway.enquiry;

import java.util.List;
import org.carrel.config.Label;
import org.carrel.gateway.watch.EnquiryKind;
import org.carrel.z3950.query.Query;

/**
 * One thing that is asked of one catalogue. Result sets are numbers that the gateway gives, never
 * the names that a client chose. Whoever has an enquiry closes it, which wipes its words.
 */
public sealed interface Enquiry extends AutoCloseable {

    /** The catalogue that is to answer. */
    Label target();

    /** What kind of enquiry this is, for whoever counts. */
    EnquiryKind kind();

    @Override
    default void close() {}

    /** What every target calls the set of this number, whoever made it. */
    static String setName(int set) {
        return "s" + set;
    }

    /**
     * Looks for records.
     *
     * @param databases where; names of the door's before they are protected, the target's own after
     * @param set the result set that is made, or made anew
     * @param query what is looked for
     */
    record Search(Label target, List<String> databases, int set, Query query) implements Enquiry {
        public Search {
            databases = List.copyOf(databases);
        }

        @Override
        public EnquiryKind kind() {
            return EnquiryKind.SEARCH;
        }

        @Override
        public void close() {
            query.close();
        }
    }

    /**
     * Asks to see records of a set.
     *
     * @param start the first one; the set begins with 1
     * @param count how many, at least one
     * @param form how they are to look
     */
    record Present(Label target, int set, long start, int count, Form form) implements Enquiry {
        @Override
        public EnquiryKind kind() {
            return EnquiryKind.PRESENT;
        }
    }

    /**
     * Walks along an index.
     *
     * @param databases as in {@link Search}
     * @param from one leaf: where to begin, and in which index
     * @param step how many terms are skipped between two
     * @param count how many terms are wanted
     * @param position where the first one should stand among them; 0 for before all
     */
    record Scan(Label target, List<String> databases, Query from, int step, int count, int position)
            implements Enquiry {
        public Scan {
            databases = List.copyOf(databases);
        }

        @Override
        public EnquiryKind kind() {
            return EnquiryKind.SCAN;
        }

        @Override
        public void close() {
            from.close();
        }
    }

    /**
     * Puts sets in order.
     *
     * @param sets which
     * @param into the set that is made, which may be one of them
     * @param keys by what, the most important first
     */
    record Sort(Label target, List<Integer> sets, int into, List<SortKey> keys) implements Enquiry {
        public Sort {
            sets = List.copyOf(sets);
            keys = List.copyOf(keys);
        }

        @Override
        public EnquiryKind kind() {
            return EnquiryKind.SORT;
        }
    }

    /** Gives sets up. */
    record Delete(Label target, List<Integer> sets) implements Enquiry {
        public Delete {
            sets = List.copyOf(sets);
        }

        @Override
        public EnquiryKind kind() {
            return EnquiryKind.DELETE;
        }
    }
}
