package org.carrel.gateway.catalogue;

import io.netty.buffer.ByteBufAllocator;
import org.carrel.gateway.enquiry.Finding;
import org.carrel.z3950.Apdu;
import org.carrel.z3950.ApduPart;
import org.carrel.z3950.ApduType;
import org.carrel.z3950.ApduWriter;
import org.carrel.z3950.Diagnostic;
import org.carrel.z3950.Diagnostics;

/** Says to a Z39.50 client what stands in an index, or no (z3950.md §2.18). */
final class ScanAnswers {
    private static final int IN_PART = 5;
    private static final int FAILED = 6;

    private ScanAnswers() {}

    /** A stretch of an index. */
    static Apdu found(ByteBufAllocator allocator, Apdu question, Finding.Terms found) {
        try (ApduWriter apdu = new ApduWriter(allocator, ApduType.SCAN_RESPONSE)) {
            Echo.reference(apdu, ApduPart.SCAN_RESPONSE_REFERENCE_ID, question);
            apdu.integer(
                            ApduPart.SCAN_RESPONSE_STEP_SIZE,
                            question.integer(ApduPart.SCAN_STEP_SIZE, 0))
                    .integer(ApduPart.SCAN_RESPONSE_SCAN_STATUS, found.complete() ? 0 : IN_PART)
                    .integer(
                            ApduPart.SCAN_RESPONSE_NUMBER_OF_ENTRIES_RETURNED, found.terms().size())
                    .integer(ApduPart.SCAN_RESPONSE_POSITION_OF_TERM, found.position())
                    .begin(ApduPart.SCAN_RESPONSE_ENTRIES)
                    .begin(ApduPart.LIST_ENTRIES_ENTRIES);
            found.terms().forEach(each -> term(apdu, each));
            return apdu.end().end().finish();
        }
    }

    private static void term(ApduWriter apdu, Finding.Term term) {
        apdu.begin(ApduPart.SCAN_ENTRIES_ENTRY)
                .begin(ApduPart.SCAN_ENTRY_TERM_INFO)
                .begin(ApduPart.TERM_INFO_TERM)
                .octets(ApduPart.TERM_GENERAL, term.text())
                .end();
        if (term.occurrences() >= 0) {
            apdu.integer(ApduPart.TERM_INFO_GLOBAL_OCCURRENCES, term.occurrences());
        }
        apdu.end().end();
    }

    /** The protocol's own "no". */
    static Apdu refused(ByteBufAllocator allocator, Apdu question, Diagnostic why) {
        try (ApduWriter apdu = new ApduWriter(allocator, ApduType.SCAN_RESPONSE)) {
            Echo.reference(apdu, ApduPart.SCAN_RESPONSE_REFERENCE_ID, question);
            apdu.integer(ApduPart.SCAN_RESPONSE_SCAN_STATUS, FAILED)
                    .integer(ApduPart.SCAN_RESPONSE_NUMBER_OF_ENTRIES_RETURNED, 0)
                    .begin(ApduPart.SCAN_RESPONSE_ENTRIES)
                    .begin(ApduPart.LIST_ENTRIES_NONSURROGATE_DIAGNOSTICS);
            Diagnostics.inList(apdu, why);
            return apdu.end().end().finish();
        }
    }
}
