package org.carrel.z3950.sru;

import java.util.List;
import org.carrel.z3950.query.Window;
import org.carrel.z3950.query.WipedBuffer;

/**
 * What a target answered: counts, records and terms as windows on one wiped memory, diagnostics by
 * their numbers. An echo of the question and a result set's identifier are not in it. One thread;
 * who reads it closes it.
 */
public final class SruAnswer implements AutoCloseable {
    /** Says that a count was not given. */
    public static final long NOT_SAID = -1;

    /**
     * A record, or what stands in its place.
     *
     * @param schema its identifier or name, as the target has it
     * @param xml its root element in UTF-8; empty where a diagnostic stands
     * @param diagnostic the number of a diagnostic, or 0
     */
    public record Entry(Window schema, Window xml, int diagnostic) {}

    /** A term of a scan. */
    public record ScanTerm(Window value, Window display, long numberOfRecords) {}

    private final WipedBuffer memory;
    private final long numberOfRecords;
    private final List<Entry> entries;
    private final List<ScanTerm> terms;
    private final List<Integer> diagnostics;

    /** An answer whose words lie in this memory, which it closes from now on. */
    SruAnswer(
            WipedBuffer memory,
            long numberOfRecords,
            List<Entry> entries,
            List<ScanTerm> terms,
            List<Integer> diagnostics) {
        this.memory = memory;
        this.numberOfRecords = numberOfRecords;
        this.entries = List.copyOf(entries);
        this.terms = List.copyOf(terms);
        this.diagnostics = List.copyOf(diagnostics);
    }

    /** How many records were found, or {@link #NOT_SAID}. */
    public long numberOfRecords() {
        return numberOfRecords;
    }

    /** The records of this answer in their order. */
    public List<Entry> entries() {
        return entries;
    }

    /** The terms of a scan in their order. */
    public List<ScanTerm> terms() {
        return terms;
    }

    /** The numbers of the diagnostics for the whole; usually none. */
    public List<Integer> diagnostics() {
        return diagnostics;
    }

    /** Wipes all of it. */
    @Override
    public void close() {
        memory.close();
    }

    @Override
    public String toString() {
        return "answer of " + memory.length() + " bytes";
    }
}
