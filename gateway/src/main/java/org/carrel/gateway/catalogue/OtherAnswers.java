package org.carrel.gateway.catalogue;

import io.netty.buffer.ByteBufAllocator;
import org.carrel.z3950.Apdu;
import org.carrel.z3950.ApduPart;
import org.carrel.z3950.ApduType;
import org.carrel.z3950.ApduWriter;
import org.carrel.z3950.Diagnostic;
import org.carrel.z3950.Diagnostics;

/** The "no" to services that are never granted, for clients that ask all the same. */
final class OtherAnswers {
    private static final int FAILED = 3;
    private static final int NO_REPORT = 7;
    private static final int NOT_DETECTED = 1;

    private OtherAnswers() {}

    /**
     * The refusal.
     *
     * @throws IllegalArgumentException for an APDU that has no answer
     */
    static Apdu refused(ByteBufAllocator allocator, Apdu question, Diagnostic why) {
        return switch (question.type()) {
            case EXTENDED_SERVICES -> {
                try (ApduWriter apdu =
                        new ApduWriter(allocator, ApduType.EXTENDED_SERVICES_RESPONSE)) {
                    Echo.reference(
                            apdu, ApduPart.EXTENDED_SERVICES_RESPONSE_REFERENCE_ID, question);
                    apdu.integer(ApduPart.EXTENDED_SERVICES_RESPONSE_OPERATION_STATUS, FAILED)
                            .begin(ApduPart.EXTENDED_SERVICES_RESPONSE_DIAGNOSTICS);
                    Diagnostics.inList(apdu, why);
                    yield apdu.end().finish();
                }
            }
            case RESOURCE_REPORT -> {
                try (ApduWriter apdu =
                        new ApduWriter(allocator, ApduType.RESOURCE_REPORT_RESPONSE)) {
                    Echo.reference(apdu, ApduPart.RESOURCE_REPORT_RESPONSE_REFERENCE_ID, question);
                    yield apdu.integer(
                                    ApduPart.RESOURCE_REPORT_RESPONSE_RESOURCE_REPORT_STATUS,
                                    NO_REPORT)
                            .finish();
                }
            }
            case DUPLICATE_DETECTION -> {
                try (ApduWriter apdu =
                        new ApduWriter(allocator, ApduType.DUPLICATE_DETECTION_RESPONSE)) {
                    Echo.reference(
                            apdu, ApduPart.DUPLICATE_DETECTION_RESPONSE_REFERENCE_ID, question);
                    apdu.integer(ApduPart.DUPLICATE_DETECTION_RESPONSE_STATUS, NOT_DETECTED)
                            .begin(ApduPart.DUPLICATE_DETECTION_RESPONSE_DIAGNOSTICS);
                    Diagnostics.inList(apdu, why);
                    yield apdu.end().finish();
                }
            }
            default -> throw new IllegalArgumentException("no answer to " + question.type());
        };
    }
}
