package org.carrel.z3950.zoom;

import java.util.List;
import org.carrel.z3950.Apdu;
import org.carrel.z3950.ApduPart;
import org.carrel.z3950.DiagnosticRecord;
import org.carrel.z3950.InitOption;
import org.carrel.z3950.MalformedApdu;
import org.carrel.z3950.ber.BerElement;
import org.carrel.z3950.ber.MalformedBer;
import org.carrel.z3950.query.CqlToRpn.SortKey;
import org.carrel.z3950.zoom.Requests.Range;
import org.carrel.z3950.zoom.ZoomFailed.Kind;

/**
 * What a search found, kept at the other side under a name. On the thread of its connection, and
 * good while that is open; closing it gives it up there.
 */
public final class ResultSet implements AutoCloseable {
    private final Dialogue dialogue;
    private final String name;
    private final long size;
    private final Form form;

    ResultSet(Dialogue dialogue, String name, long size, Form form) {
        this.dialogue = dialogue;
        this.name = name;
        this.size = size;
        this.form = form;
    }

    /** How many records were found, as the other side counts. */
    public long size() {
        return size;
    }

    /** The name that a later query may call it by. */
    public String name() {
        return name;
    }

    /** The same set, whose records are asked for in another form. */
    public ResultSet in(Form other) {
        return new ResultSet(dialogue, name, size, other);
    }

    /**
     * Asks for records; the caller closes them. There may be fewer than were asked for.
     *
     * @param first counted from 1
     * @throws ZoomFailed with a diagnostic if there are none to be had
     */
    public Records records(long first, int count) {
        Range range = new Range(first, count);
        Apdu answer =
                dialogue.ask(
                        reference -> dialogue.requests().present(reference, name, range, form));
        try {
            return new Records(answer);
        } catch (MalformedBer | MalformedApdu malformed) {
            answer.close();
            throw new ZoomFailed(Kind.MALFORMED);
        }
    }

    /**
     * Puts it in another order, the most important key first.
     *
     * @throws ZoomFailed if the other side does not sort, or not so
     */
    public void sort(List<SortKey> keys) {
        dialogue.require(InitOption.SORT);
        try (Apdu answer =
                dialogue.ask(reference -> dialogue.requests().sort(reference, name, keys))) {
            if (answer.integer(ApduPart.SORT_RESPONSE_SORT_STATUS, 0) != 0) {
                BerElement found = answer.part(ApduPart.SORT_RESPONSE_DIAGNOSTICS);
                throw Dialogue.declined(found == null ? List.of() : diagnostics(found));
            }
        }
    }

    /** Gives it up, where the other side can do that. */
    @Override
    public void close() {
        if (dialogue.granted().contains(InitOption.DELETE)) {
            dialogue.ask(reference -> dialogue.requests().delete(reference, name)).close();
        }
    }

    @Override
    public String toString() {
        return "result set of " + size + " records";
    }

    private static List<DiagnosticRecord> diagnostics(BerElement list) {
        BerElement first = list.firstChild();
        return first == null ? List.of() : List.of(DiagnosticRecord.of(first));
    }
}
