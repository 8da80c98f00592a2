package org.carrel.z3950.zoom;

import io.netty.buffer.ByteBuf;
import java.util.List;
import org.carrel.z3950.Apdu;
import org.carrel.z3950.ApduPart;
import org.carrel.z3950.ScanEntry;
import org.carrel.z3950.ber.BerElement;
import org.jspecify.annotations.Nullable;

/** Some terms of an index, in its order; whoever scanned closes them, which wipes them. */
public final class ScanSet implements AutoCloseable {
    private final Apdu response;
    private final List<ScanEntry> entries;

    /**
     * The terms of a scan response, which is closed with them, or at once if it has none.
     *
     * @throws ZoomFailed if it has a diagnostic instead
     */
    ScanSet(Apdu response) {
        this.response = response;
        this.entries = ScanEntry.list(response);
        if (entries.isEmpty() && !ScanEntry.diagnostics(response).isEmpty()) {
            ZoomFailed declined = Dialogue.declined(ScanEntry.diagnostics(response));
            response.close();
            throw declined;
        }
    }

    public int size() {
        return entries.size();
    }

    /** Where the term that was asked for stands or would stand, counted from 1. */
    public long position() {
        return response.integer(ApduPart.SCAN_RESPONSE_POSITION_OF_TERM, 1);
    }

    /**
     * What to show for a term: its text for display, or the term itself; not to be released. Null
     * where a diagnostic stands in its place.
     */
    public @Nullable ByteBuf text(int place) {
        ScanEntry entry = entries.get(place);
        BerElement shown = entry.display() == null ? entry.term() : entry.display();
        return shown == null ? null : shown.content();
    }

    /** How often a term occurs; -1 where that is not said. */
    public long occurrences(int place) {
        return entries.get(place).occurrences();
    }

    @Override
    public void close() {
        response.close();
    }
}
