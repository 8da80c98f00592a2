package org.carrel.gateway.catalogue;

import io.netty.buffer.ByteBufAllocator;
import java.util.List;
import org.carrel.gateway.enquiry.Finding;
import org.carrel.gateway.enquiry.Finding.Found;
import org.carrel.gateway.scrub.SafeFinding;
import org.carrel.z3950.Apdu;
import org.carrel.z3950.ApduPart;
import org.carrel.z3950.ApduType;
import org.carrel.z3950.ApduWriter;
import org.carrel.z3950.CloseReason;
import org.carrel.z3950.Diagnostic;
import org.carrel.z3950.Diagnostics;
import org.carrel.z3950.ber.BerReader;
import org.carrel.z3950.ber.BerTag;
import org.jspecify.annotations.Nullable;

/**
 * Says to a Z39.50 client what was found, or no. Every answer is made new: of the target's there
 * are numbers and scrubbed records in it, of the client's its own reference id (z3950.md §2.4 ff).
 * One for each association, on its event loop.
 */
final class Answers {
    private static final int FAILED_SORT = 2;
    private static final int NO_SET = 3;
    private static final int PRESENTED = 0;
    private static final int PRESENTED_IN_PART = 2;
    private static final int NOT_PRESENTED = 5;

    /** What an answer takes in bytes besides its records. */
    private static final int ROOM = 512;

    private final ByteBufAllocator allocator;
    private final Sizes sizes;

    Answers(ByteBufAllocator allocator, Sizes sizes) {
        this.allocator = allocator;
        this.sizes = sizes;
    }

    /** A search that found so many, and shows nothing yet. */
    Apdu hits(Apdu question, long count) {
        try (ApduWriter apdu = searched(question, count, List.of(), count == 0 ? 0 : 1, true)) {
            return apdu.finish();
        }
    }

    /** A search that found so many, with the first of them. */
    Apdu hits(Apdu question, long count, List<Found> records) {
        int fitting = sizes.fitting(records);
        int next = fitting < count ? fitting + 1 : 0;
        List<Found> shown = records.subList(0, fitting);
        try (ApduWriter apdu = searched(question, count, shown, next, true)) {
            apdu.integer(ApduPart.SEARCH_RESPONSE_PRESENT_STATUS, PRESENTED);
            records(apdu, ApduPart.SEARCH_RESPONSE_RECORDS, shown);
            return apdu.finish();
        }
    }

    /** A search that went through and whose records could not be shown. */
    Apdu hitsWithout(Apdu question, long count, Diagnostic why) {
        try (ApduWriter apdu = searched(question, count, List.of(), 1, true)) {
            apdu.integer(ApduPart.SEARCH_RESPONSE_PRESENT_STATUS, NOT_PRESENTED);
            refusal(apdu, ApduPart.SEARCH_RESPONSE_RECORDS, why);
            return apdu.finish();
        }
    }

    /**
     * The answer to a question of any kind.
     *
     * @param safe stays the caller's
     */
    Apdu answer(Apdu question, SafeFinding safe) {
        return switch (safe.finding()) {
            case Finding.Hits(long count) -> hits(question, count);
            case Finding.Records(var records, _) -> presented(question, records);
            case Finding.Terms terms -> ScanAnswers.found(allocator, question, terms);
            case Finding.Sorted _ -> sorted(question, 0, null);
            case Finding.Deleted _ -> deleted(question, 0);
            case Finding.Declined(int condition) -> refused(question, DiagnosticOf.code(condition));
            case Finding.Unanswered(var outcome) ->
                    refused(question, DiagnosticOf.outcome(outcome));
        };
    }

    /** The protocol's own "no" to a question of any kind. */
    Apdu refused(Apdu question, Diagnostic why) {
        return switch (question.type()) {
            case SEARCH -> {
                try (ApduWriter apdu = searched(question, 0, List.of(), 0, false)) {
                    apdu.integer(ApduPart.SEARCH_RESPONSE_RESULT_SET_STATUS, NO_SET);
                    refusal(apdu, ApduPart.SEARCH_RESPONSE_RECORDS, why);
                    yield apdu.finish();
                }
            }
            case PRESENT -> {
                try (ApduWriter apdu = presented(question, List.of(), 0, NOT_PRESENTED)) {
                    refusal(apdu, ApduPart.PRESENT_RESPONSE_RECORDS, why);
                    yield apdu.finish();
                }
            }
            case SCAN -> ScanAnswers.refused(allocator, question, why);
            case SORT -> sorted(question, FAILED_SORT, why);
            case DELETE -> deleted(question, 1);
            default -> OtherAnswers.refused(allocator, question, why);
        };
    }

    /** Goodbye, with a reason and no text. */
    Apdu close(@Nullable Apdu question, CloseReason reason) {
        try (ApduWriter apdu = new ApduWriter(allocator, ApduType.CLOSE)) {
            if (question != null && question.type() == ApduType.CLOSE) {
                Echo.reference(apdu, ApduPart.CLOSE_REFERENCE_ID, question);
            }
            return apdu.integer(ApduPart.CLOSE_CLOSE_REASON, reason.code()).finish();
        }
    }

    /**
     * What became of the sets that a client gave up.
     *
     * @param status 0 for all gone, 1 for none was there (z3950.md §2, notes)
     */
    Apdu deleted(Apdu question, int status) {
        try (ApduWriter apdu = new ApduWriter(allocator, ApduType.DELETE_RESPONSE)) {
            Echo.reference(apdu, ApduPart.DELETE_RESPONSE_REFERENCE_ID, question);
            apdu.integer(ApduPart.DELETE_RESPONSE_DELETE_OPERATION_STATUS, status);
            return apdu.finish();
        }
    }

    private ApduWriter searched(
            Apdu question, long count, List<Found> shown, long next, boolean success) {
        ApduWriter apdu = begun(ApduType.SEARCH_RESPONSE, shown);
        Echo.reference(apdu, ApduPart.SEARCH_RESPONSE_REFERENCE_ID, question);
        return apdu.integer(ApduPart.SEARCH_RESPONSE_RESULT_COUNT, count)
                .integer(ApduPart.SEARCH_RESPONSE_NUMBER_OF_RECORDS_RETURNED, shown.size())
                .integer(ApduPart.SEARCH_RESPONSE_NEXT_RESULT_SET_POSITION, next)
                .bool(ApduPart.SEARCH_RESPONSE_SEARCH_STATUS, success);
    }

    private Apdu presented(Apdu question, List<Found> records) {
        int fitting = sizes.fitting(records);
        long start = question.integer(ApduPart.PRESENT_RESULT_SET_START_POINT, 1);
        long asked = question.integer(ApduPart.PRESENT_NUMBER_OF_RECORDS_REQUESTED, 0);
        int status = fitting == asked ? PRESENTED : PRESENTED_IN_PART;
        List<Found> shown = records.subList(0, fitting);
        try (ApduWriter apdu = presented(question, shown, start + fitting, status)) {
            records(apdu, ApduPart.PRESENT_RESPONSE_RECORDS, shown);
            return apdu.finish();
        }
    }

    private ApduWriter presented(Apdu question, List<Found> shown, long next, int status) {
        ApduWriter apdu = begun(ApduType.PRESENT_RESPONSE, shown);
        Echo.reference(apdu, ApduPart.PRESENT_RESPONSE_REFERENCE_ID, question);
        return apdu.integer(ApduPart.PRESENT_RESPONSE_NUMBER_OF_RECORDS_RETURNED, shown.size())
                .integer(ApduPart.PRESENT_RESPONSE_NEXT_RESULT_SET_POSITION, next)
                .integer(ApduPart.PRESENT_RESPONSE_PRESENT_STATUS, status);
    }

    /** An answer with room for these records, so that nothing is moved while it is written. */
    private ApduWriter begun(ApduType type, List<Found> shown) {
        return new ApduWriter(allocator, type, ROOM + Sizes.of(shown));
    }

    private Apdu sorted(Apdu question, int status, @Nullable Diagnostic why) {
        try (ApduWriter apdu = new ApduWriter(allocator, ApduType.SORT_RESPONSE)) {
            Echo.reference(apdu, ApduPart.SORT_RESPONSE_REFERENCE_ID, question);
            apdu.integer(ApduPart.SORT_RESPONSE_SORT_STATUS, status);
            if (why != null) {
                apdu.begin(ApduPart.SORT_RESPONSE_DIAGNOSTICS);
                Diagnostics.inList(apdu, why);
                apdu.end();
            }
            return apdu.finish();
        }
    }

    private static void records(ApduWriter apdu, ApduPart part, List<Found> records) {
        int size = Sizes.of(records);
        apdu.begin(part, size).begin(ApduPart.RECORDS_RESPONSE_RECORDS, size);
        for (Found each : records) {
            switch (each) {
                case Found.Retrieved record -> record(apdu, record);
                case Found.Missing(int condition) ->
                        Diagnostics.inPlaceOfRecord(
                                apdu,
                                Diagnostic.of(condition)
                                        .orElse(Diagnostic.ERROR_PRESENTING_RECORDS));
            }
        }
        apdu.end().end();
    }

    private static void record(ApduWriter apdu, Found.Retrieved record) {
        int size = Sizes.of(record);
        apdu.begin(ApduPart.NAMED_RECORDS_RECORD, size)
                .begin(ApduPart.NAMED_RECORD_RECORD, size)
                .begin(ApduPart.RECORD_RETRIEVAL_RECORD, size)
                .oid(ApduPart.EXTERNAL_DIRECT_REFERENCE, record.syntax().oid())
                .begin(ApduPart.EXTERNAL_ENCODING);
        switch (record.syntax().body()) {
            case STRUCTURE ->
                    apdu.written(
                            ApduPart.ENCODING_SINGLE,
                            bytes -> bytes.copy(BerReader.read(record.body())));
            case TEXT ->
                    apdu.written(
                            ApduPart.ENCODING_SINGLE,
                            bytes -> bytes.octets(BerTag.GENERAL_STRING, record.body()));
            default -> apdu.octets(ApduPart.ENCODING_OCTETS, record.body());
        }
        apdu.end().end().end().end();
    }

    private static void refusal(ApduWriter apdu, ApduPart part, Diagnostic why) {
        apdu.begin(part);
        Diagnostics.wholeRequest(apdu, why);
        apdu.end();
    }
}
