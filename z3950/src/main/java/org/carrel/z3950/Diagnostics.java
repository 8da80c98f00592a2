package org.carrel.z3950;

import java.util.Optional;
import org.carrel.z3950.ber.BerElement;
import org.jspecify.annotations.Nullable;

/**
 * Writes the gateway's own diagnostics in the places that APDUs have for them, always with an empty
 * text, and finds the one in a refused Init. Source: z3950.md §4.4.
 */
public final class Diagnostics {
    private Diagnostics() {}

    /** Appends one about the whole request, inside a part that is {@link PartType#RECORDS}. */
    public static void wholeRequest(ApduWriter writer, Diagnostic diagnostic) {
        writer.begin(ApduPart.RECORDS_NON_SURROGATE_DIAGNOSTIC);
        contents(writer, diagnostic);
    }

    /** Appends a slot with one in the place of a record, inside a list of records. */
    public static void inPlaceOfRecord(ApduWriter writer, Diagnostic diagnostic) {
        writer.begin(ApduPart.NAMED_RECORDS_RECORD)
                .begin(ApduPart.NAMED_RECORD_RECORD)
                .begin(ApduPart.RECORD_SURROGATE_DIAGNOSTIC)
                .begin(ApduPart.DIAGNOSTIC_DEFAULT_FORMAT);
        contents(writer, diagnostic);
        writer.end().end().end();
    }

    /** Appends one to a list, inside a part that is {@link PartType#DIAGNOSTICS}. */
    public static void inList(ApduWriter writer, Diagnostic diagnostic) {
        writer.begin(ApduPart.DIAGNOSTICS_DIAGNOSTIC).begin(ApduPart.DIAGNOSTIC_DEFAULT_FORMAT);
        contents(writer, diagnostic);
        writer.end();
    }

    /**
     * Appends the user information of an Init response that says why it refuses; to stand before
     * its other information.
     */
    public static void refusal(ApduWriter writer, Diagnostic diagnostic) {
        writer.begin(ApduPart.INIT_RESPONSE_USER_INFORMATION_FIELD)
                .oid(ApduPart.EXTERNAL_DIRECT_REFERENCE, InformationKind.USER_INFORMATION.oid())
                .begin(ApduPart.EXTERNAL_ENCODING)
                .beginSingle(PartType.OTHER_INFORMATION)
                .begin(ApduPart.OTHER_INFORMATION_UNIT)
                .begin(ApduPart.OTHER_UNIT_INFORMATION)
                .begin(ApduPart.INFORMATION_EXTERNAL_INFORMATION)
                .oid(ApduPart.EXTERNAL_DIRECT_REFERENCE, Oids.DIAG_1)
                .begin(ApduPart.EXTERNAL_ENCODING)
                .beginSingle(PartType.DIAGNOSTIC_FORMAT)
                .begin(ApduPart.DIAGNOSTIC_FORMAT_UNIT)
                .begin(ApduPart.DIAGNOSTIC_UNIT_DIAGNOSTIC)
                .begin(ApduPart.DIAGNOSTIC_CHOICE_DEFAULT);
        contents(writer, diagnostic);
        writer.end().end().end().end().end().end().end().end().end().end();
    }

    /** Why an Init response refuses, if it says so in a way that we know. */
    public static Optional<DiagnosticRecord> refusal(Apdu initResponse) {
        BerElement field = initResponse.part(ApduPart.INIT_RESPONSE_USER_INFORMATION_FIELD);
        if (field == null) {
            return Optional.empty();
        }
        External external = new External(field);
        @Nullable BerElement units =
                external.is(InformationKind.USER_INFORMATION.oid())
                        ? external.single(PartType.OTHER_INFORMATION)
                        : null;
        return units == null
                ? Optional.empty()
                : InformationUnit.list(units).stream()
                        .flatMap(unit -> unit.external().stream())
                        .filter(each -> each.is(Oids.DIAG_1))
                        .map(each -> DiagnosticRecord.of(each))
                        .findFirst();
    }

    private static void contents(ApduWriter writer, Diagnostic diagnostic) {
        writer.oid(ApduPart.DEFAULT_DIAGNOSTIC_DIAGNOSTIC_SET_ID, Oids.BIB_1_DIAGNOSTICS)
                .integer(ApduPart.DEFAULT_DIAGNOSTIC_CONDITION, diagnostic.code())
                .begin(ApduPart.DEFAULT_DIAGNOSTIC_ADDITIONAL_INFORMATION)
                .text(ApduPart.ADDITIONAL_INFORMATION_VERSION_2, "")
                .end()
                .end();
    }
}
