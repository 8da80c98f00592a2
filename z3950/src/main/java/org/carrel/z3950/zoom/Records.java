package org.carrel.z3950.zoom;

import java.util.Iterator;
import java.util.List;
import org.carrel.z3950.Apdu;
import org.carrel.z3950.ApduPart;
import org.carrel.z3950.ResponseRecord;
import org.carrel.z3950.ber.BerElement;

/**
 * Records that came together, in their order; whoever asked for them closes them, which wipes them.
 */
public final class Records implements AutoCloseable, Iterable<FoundRecord> {
    private final Apdu response;
    private final List<FoundRecord> records;

    /**
     * The records of a present response, which is closed with them, or at once if it has none.
     *
     * @throws ZoomFailed if it has a diagnostic instead
     */
    Records(Apdu response) {
        this.response = response;
        BerElement found = response.part(ApduPart.PRESENT_RESPONSE_RECORDS);
        List<ResponseRecord> slots = found == null ? List.of() : ResponseRecord.list(found);
        if (found != null && slots.isEmpty()) {
            ZoomFailed declined = Dialogue.declined(ResponseRecord.diagnostics(found));
            response.close();
            throw declined;
        }
        this.records = slots.stream().map(FoundRecord::new).toList();
    }

    public int size() {
        return records.size();
    }

    /** One of them, counted from 0 among those that came together. */
    public FoundRecord get(int place) {
        return records.get(place);
    }

    @Override
    public Iterator<FoundRecord> iterator() {
        return records.iterator();
    }

    @Override
    public void close() {
        response.close();
    }
}
