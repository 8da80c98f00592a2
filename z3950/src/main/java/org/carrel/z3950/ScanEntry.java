package org.carrel.z3950;

import java.util.ArrayList;
import java.util.List;
import org.carrel.z3950.MalformedApdu.Fault;
import org.carrel.z3950.ber.BerElement;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a scanned index: a term and how often it occurs, or the diagnostic in its place
 * (z3950.md §3.7). Windows on the frame.
 *
 * @param term the alternative of {@link PartType#TERM} that is there; null with a diagnostic
 * @param display the text to be shown for it, if it has one
 * @param occurrences how often it occurs, or -1 where that is not said
 * @param diagnostic why there is no term
 */
public record ScanEntry(
        @Nullable BerElement term,
        @Nullable BerElement display,
        long occurrences,
        @Nullable DiagnosticRecord diagnostic) {

    /** The entries of a scan response; none where it has only diagnostics. */
    public static List<ScanEntry> list(Apdu scanResponse) {
        BerElement entries =
                scanResponse.part(ApduPart.SCAN_RESPONSE_ENTRIES, ApduPart.LIST_ENTRIES_ENTRIES);
        List<ScanEntry> list = new ArrayList<>();
        if (entries != null) {
            entries.children().forEach(entry -> list.add(of(entry)));
        }
        return List.copyOf(list);
    }

    /** The diagnostics about the whole scan. */
    public static List<DiagnosticRecord> diagnostics(Apdu scanResponse) {
        BerElement found =
                scanResponse.part(
                        ApduPart.SCAN_RESPONSE_ENTRIES,
                        ApduPart.LIST_ENTRIES_NONSURROGATE_DIAGNOSTICS);
        List<DiagnosticRecord> list = new ArrayList<>();
        if (found != null) {
            found.children().forEach(each -> list.add(DiagnosticRecord.of(each)));
        }
        return List.copyOf(list);
    }

    /**
     * One entry.
     *
     * @throws MalformedApdu if it is none
     */
    public static ScanEntry of(BerElement entry) {
        if (ApduPart.SCAN_ENTRY_SURROGATE_DIAGNOSTIC.begins(entry.tag())) {
            BerElement inner = ApduPart.SCAN_ENTRY_SURROGATE_DIAGNOSTIC.unwrapped(entry);
            return new ScanEntry(null, null, -1, DiagnosticRecord.of(inner));
        }
        BerElement term = ApduPart.TERM_INFO_TERM.in(entry);
        if (term == null) {
            throw new MalformedApdu(Fault.MISSING_PART, entry.offset());
        }
        BerElement count = ApduPart.TERM_INFO_GLOBAL_OCCURRENCES.in(entry);
        return new ScanEntry(
                term,
                ApduPart.TERM_INFO_DISPLAY_TERM.in(entry),
                count == null ? -1 : count.integer(),
                null);
    }

    @Override
    public String toString() {
        return diagnostic == null ? "term" : diagnostic.toString();
    }
}
