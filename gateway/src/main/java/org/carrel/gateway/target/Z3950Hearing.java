package org.carrel.gateway.target;

import io.netty.buffer.ByteBuf;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carrel.gateway.enquiry.Finding;
import org.carrel.gateway.enquiry.Finding.Found;
import org.carrel.gateway.watch.Outcome;
import org.carrel.z3950.Apdu;
import org.carrel.z3950.ApduPart;
import org.carrel.z3950.Diagnostic;
import org.carrel.z3950.DiagnosticRecord;
import org.carrel.z3950.External;
import org.carrel.z3950.RecordSyntax;
import org.carrel.z3950.ResponseRecord;
import org.carrel.z3950.ScanEntry;
import org.carrel.z3950.ber.BerElement;
import org.jspecify.annotations.Nullable;

/**
 * What a Z39.50 target's answer says. Only what stands in a {@link Finding} is looked at; reference
 * ids, other information and every text besides records and index terms stay where they are.
 */
final class Z3950Hearing {
    private static final int SCAN_FAILED = 6;
    private static final int SORT_FAILED = 2;

    private Z3950Hearing() {}

    /** What this answer says; the finding takes the APDU over. */
    static Finding finding(Apdu answer) {
        boolean kept = false;
        try {
            Finding finding =
                    switch (answer.type()) {
                        case SEARCH_RESPONSE -> search(answer);
                        case PRESENT_RESPONSE -> present(answer);
                        case SCAN_RESPONSE -> scan(answer);
                        case SORT_RESPONSE -> sort(answer);
                        case DELETE_RESPONSE -> new Finding.Deleted();
                        default -> new Finding.Unanswered(Outcome.UPSTREAM_NONSENSE);
                    };
            kept = finding instanceof Finding.Records || finding instanceof Finding.Terms;
            return finding;
        } finally {
            if (!kept) {
                answer.close();
            }
        }
    }

    private static Finding search(Apdu answer) {
        if (answer.bool(ApduPart.SEARCH_RESPONSE_SEARCH_STATUS)) {
            return new Finding.Hits(answer.integer(ApduPart.SEARCH_RESPONSE_RESULT_COUNT, 0));
        }
        return declined(answer.part(ApduPart.SEARCH_RESPONSE_RECORDS));
    }

    private static Finding present(Apdu answer) {
        BerElement records = answer.part(ApduPart.PRESENT_RESPONSE_RECORDS);
        if (records == null || !ApduPart.RECORDS_RESPONSE_RECORDS.begins(records.tag())) {
            return declined(records);
        }
        List<Found> found =
                ResponseRecord.list(records).stream().map(each -> slot(each.content())).toList();
        return new Finding.Records(found, answer::close);
    }

    private static Found slot(ResponseRecord.Content content) {
        return switch (content) {
            case ResponseRecord.Retrieved(External external) -> retrieved(external);
            case ResponseRecord.Refused(DiagnosticRecord diagnostic) ->
                    new Found.Missing(diagnostic.diagnostic().code());
            case ResponseRecord.Fragment _ ->
                    new Found.Missing(Diagnostic.ERROR_PRESENTING_RECORDS.code());
        };
    }

    /** A record whose syntax we know; others are not there. */
    private static Found retrieved(External external) {
        Optional<RecordSyntax> syntax = external.syntax();
        BerElement single = external.single();
        ByteBuf octets = external.octets();
        if (syntax.isPresent() && octets != null) {
            return new Found.Retrieved(syntax.get(), octets);
        }
        return syntax.isPresent() && single != null
                ? new Found.Retrieved(
                        syntax.get(), single.isConstructed() ? single.whole() : single.content())
                : new Found.Missing(Diagnostic.RECORD_NOT_AVAILABLE_IN_SYNTAX.code());
    }

    private static Finding scan(Apdu answer) {
        long status = answer.integer(ApduPart.SCAN_RESPONSE_SCAN_STATUS, SCAN_FAILED);
        List<ScanEntry> entries = ScanEntry.list(answer);
        if (status == SCAN_FAILED || !ScanEntry.diagnostics(answer).isEmpty()) {
            return declined(ScanEntry.diagnostics(answer));
        }
        List<Finding.Term> terms = entries.stream().flatMap(each -> term(each).stream()).toList();
        int position = (int) answer.integer(ApduPart.SCAN_RESPONSE_POSITION_OF_TERM, 0);
        return new Finding.Terms(terms, position, status == 0, answer::close);
    }

    private static Optional<Finding.Term> term(ScanEntry entry) {
        BerElement text = entry.term();
        return text == null || text.isConstructed()
                ? Optional.empty()
                : Optional.of(new Finding.Term(text.content(), entry.occurrences()));
    }

    private static Finding sort(Apdu answer) {
        if (answer.integer(ApduPart.SORT_RESPONSE_SORT_STATUS, SORT_FAILED) != SORT_FAILED) {
            return new Finding.Sorted();
        }
        List<DiagnosticRecord> why = new ArrayList<>();
        BerElement diagnostics = answer.part(ApduPart.SORT_RESPONSE_DIAGNOSTICS);
        if (diagnostics != null) {
            diagnostics.children().forEach(each -> why.add(DiagnosticRecord.of(each)));
        }
        return declined(why);
    }

    private static Finding declined(@Nullable BerElement records) {
        return declined(records == null ? List.of() : ResponseRecord.diagnostics(records));
    }

    /** The number alone; the text beside it may quote the query or name a host. */
    private static Finding declined(List<DiagnosticRecord> diagnostics) {
        return new Finding.Declined(
                diagnostics.isEmpty()
                        ? Diagnostic.UNSPECIFIED.code()
                        : diagnostics.getFirst().diagnostic().code());
    }
}
