package org.carrel.gateway.demo;

import io.netty.buffer.ByteBufAllocator;
import java.util.List;
import java.util.function.Consumer;
import org.carrel.gateway.demo.CatalogueIndex.Heading;
import org.carrel.gateway.demo.CatalogueIndex.Page;
import org.carrel.z3950.Apdu;
import org.carrel.z3950.ApduPart;
import org.carrel.z3950.ApduType;
import org.carrel.z3950.ApduWriter;
import org.carrel.z3950.CloseReason;
import org.carrel.z3950.Diagnostic;
import org.carrel.z3950.Diagnostics;
import org.carrel.z3950.InitOption;
import org.carrel.z3950.ber.BerElement;

/** Puts what the demonstration's catalogue answers into APDUs. Whoever asks closes them. */
final class CatalogueAnswers {
    private static final long VERSIONS_1_TO_3 = 0b111;
    private static final long OPTIONS =
            1
                    | 1L << InitOption.PRESENT.bit()
                    | 1L << InitOption.DELETE.bit()
                    | 1L << InitOption.SCAN.bit()
                    | 1L << InitOption.SORT.bit()
                    | 1L << InitOption.NAMED_RESULT_SETS.bit();
    private static final int MESSAGE_SIZE = 1 << 20;
    private static final int FAILED_PRESENT = 5;
    private static final int END_OF_INDEX = 5;
    private static final int FAILED_SCAN = 6;
    private static final int FAILED_SORT = 2;

    private final ByteBufAllocator allocator;

    CatalogueAnswers(ByteBufAllocator allocator) {
        this.allocator = allocator;
    }

    /** Lets anybody in. */
    Apdu welcome(Apdu init) {
        try (ApduWriter apdu = begin(ApduType.INIT_RESPONSE, init)) {
            return apdu.bits(ApduPart.INIT_RESPONSE_PROTOCOL_VERSION, VERSIONS_1_TO_3, Byte.SIZE)
                    .bits(ApduPart.INIT_RESPONSE_OPTIONS, OPTIONS, InitOption.BITS)
                    .integer(ApduPart.INIT_RESPONSE_PREFERRED_MESSAGE_SIZE, MESSAGE_SIZE)
                    .integer(ApduPart.INIT_RESPONSE_EXCEPTIONAL_RECORD_SIZE, MESSAGE_SIZE)
                    .bool(ApduPart.INIT_RESPONSE_RESULT, true)
                    .text(ApduPart.INIT_RESPONSE_IMPLEMENTATION_NAME, "Riverside catalogue 4.2")
                    .finish();
        }
    }

    Apdu found(Apdu search, int hits) {
        try (ApduWriter apdu = begin(ApduType.SEARCH_RESPONSE, search)) {
            return apdu.integer(ApduPart.SEARCH_RESPONSE_RESULT_COUNT, hits)
                    .integer(ApduPart.SEARCH_RESPONSE_NUMBER_OF_RECORDS_RETURNED, 0)
                    .integer(ApduPart.SEARCH_RESPONSE_NEXT_RESULT_SET_POSITION, hits > 0 ? 1 : 0)
                    .bool(ApduPart.SEARCH_RESPONSE_SEARCH_STATUS, true)
                    .finish();
        }
    }

    Apdu notFound(Apdu search, Diagnostic why) {
        try (ApduWriter apdu = begin(ApduType.SEARCH_RESPONSE, search)) {
            apdu.integer(ApduPart.SEARCH_RESPONSE_RESULT_COUNT, 0)
                    .integer(ApduPart.SEARCH_RESPONSE_NUMBER_OF_RECORDS_RETURNED, 0)
                    .integer(ApduPart.SEARCH_RESPONSE_NEXT_RESULT_SET_POSITION, 0)
                    .bool(ApduPart.SEARCH_RESPONSE_SEARCH_STATUS, false)
                    .begin(ApduPart.SEARCH_RESPONSE_RECORDS);
            Diagnostics.wholeRequest(apdu, why);
            return apdu.end().finish();
        }
    }

    /**
     * Records.
     *
     * @param next where the set goes on, 0 where it does not
     * @param slots writes as many slots as there are records
     */
    Apdu records(Apdu present, int count, int next, Consumer<ApduWriter> slots) {
        try (ApduWriter apdu = begin(ApduType.PRESENT_RESPONSE, present)) {
            apdu.integer(ApduPart.PRESENT_RESPONSE_NUMBER_OF_RECORDS_RETURNED, count)
                    .integer(ApduPart.PRESENT_RESPONSE_NEXT_RESULT_SET_POSITION, next)
                    .integer(ApduPart.PRESENT_RESPONSE_PRESENT_STATUS, 0)
                    .begin(ApduPart.PRESENT_RESPONSE_RECORDS)
                    .begin(ApduPart.RECORDS_RESPONSE_RECORDS);
            slots.accept(apdu);
            return apdu.end().end().finish();
        }
    }

    Apdu noRecords(Apdu present, Diagnostic why) {
        try (ApduWriter apdu = begin(ApduType.PRESENT_RESPONSE, present)) {
            apdu.integer(ApduPart.PRESENT_RESPONSE_NUMBER_OF_RECORDS_RETURNED, 0)
                    .integer(ApduPart.PRESENT_RESPONSE_NEXT_RESULT_SET_POSITION, 0)
                    .integer(ApduPart.PRESENT_RESPONSE_PRESENT_STATUS, FAILED_PRESENT)
                    .begin(ApduPart.PRESENT_RESPONSE_RECORDS);
            Diagnostics.wholeRequest(apdu, why);
            return apdu.end().finish();
        }
    }

    Apdu terms(Apdu scan, Page page) {
        boolean whole =
                page.headings().size() >= scan.integer(ApduPart.SCAN_NUMBER_OF_TERMS_REQUESTED, 0);
        try (ApduWriter apdu = begin(ApduType.SCAN_RESPONSE, scan)) {
            apdu.integer(ApduPart.SCAN_RESPONSE_STEP_SIZE, 0)
                    .integer(ApduPart.SCAN_RESPONSE_SCAN_STATUS, whole ? 0 : END_OF_INDEX)
                    .integer(
                            ApduPart.SCAN_RESPONSE_NUMBER_OF_ENTRIES_RETURNED,
                            page.headings().size())
                    .integer(ApduPart.SCAN_RESPONSE_POSITION_OF_TERM, page.position())
                    .begin(ApduPart.SCAN_RESPONSE_ENTRIES)
                    .begin(ApduPart.LIST_ENTRIES_ENTRIES);
            page.headings().forEach(heading -> term(apdu, heading));
            return apdu.end().end().finish();
        }
    }

    Apdu noTerms(Apdu scan, Diagnostic why) {
        try (ApduWriter apdu = begin(ApduType.SCAN_RESPONSE, scan)) {
            apdu.integer(ApduPart.SCAN_RESPONSE_SCAN_STATUS, FAILED_SCAN)
                    .integer(ApduPart.SCAN_RESPONSE_NUMBER_OF_ENTRIES_RETURNED, 0)
                    .begin(ApduPart.SCAN_RESPONSE_ENTRIES)
                    .begin(ApduPart.LIST_ENTRIES_NONSURROGATE_DIAGNOSTICS);
            Diagnostics.inList(apdu, why);
            return apdu.end().end().finish();
        }
    }

    Apdu sorted(Apdu sort) {
        try (ApduWriter apdu = begin(ApduType.SORT_RESPONSE, sort)) {
            return apdu.integer(ApduPart.SORT_RESPONSE_SORT_STATUS, 0).finish();
        }
    }

    Apdu notSorted(Apdu sort, Diagnostic why) {
        try (ApduWriter apdu = begin(ApduType.SORT_RESPONSE, sort)) {
            apdu.integer(ApduPart.SORT_RESPONSE_SORT_STATUS, FAILED_SORT)
                    .begin(ApduPart.SORT_RESPONSE_DIAGNOSTICS);
            Diagnostics.inList(apdu, why);
            return apdu.end().finish();
        }
    }

    Apdu deleted(Apdu delete) {
        try (ApduWriter apdu = begin(ApduType.DELETE_RESPONSE, delete)) {
            return apdu.integer(ApduPart.DELETE_RESPONSE_DELETE_OPERATION_STATUS, 0).finish();
        }
    }

    Apdu close(CloseReason why) {
        try (ApduWriter apdu = new ApduWriter(allocator, ApduType.CLOSE)) {
            return apdu.integer(ApduPart.CLOSE_CLOSE_REASON, why.code()).finish();
        }
    }

    private ApduWriter begin(ApduType type, Apdu question) {
        ApduWriter apdu = new ApduWriter(allocator, type);
        BerElement reference = question.referenceId();
        List<ApduPart> parts = ApduPart.of(type.body());
        return reference == null ? apdu : apdu.copy(parts.getFirst(), reference);
    }

    private static void term(ApduWriter apdu, Heading heading) {
        apdu.begin(ApduPart.SCAN_ENTRIES_ENTRY)
                .begin(ApduPart.SCAN_ENTRY_TERM_INFO)
                .begin(ApduPart.TERM_INFO_TERM)
                .written(
                        ApduPart.TERM_GENERAL,
                        bytes -> bytes.text(ApduPart.TERM_GENERAL.tag(), heading.text()))
                .end()
                .integer(ApduPart.TERM_INFO_GLOBAL_OCCURRENCES, heading.records())
                .end()
                .end();
    }
}
