package org.carrel.z3950;

import java.util.ArrayList;
import java.util.List;
import org.carrel.z3950.MalformedApdu.Fault;
import org.carrel.z3950.ber.BerElement;
import org.jspecify.annotations.Nullable;

/**
 * One slot of a list of records: the record, or the diagnostic in its place, or a fragment that
 * nobody asked for (z3950.md §3.5).
 *
 * @param database the name that the server gives for where it is from
 * @param content what stands in the slot
 */
public record ResponseRecord(@Nullable BerElement database, Content content) {

    /** What stands in a slot. */
    public sealed interface Content {}

    /** A record in the syntax that its EXTERNAL says. */
    public record Retrieved(External external) implements Content {}

    /** Why there is no record. */
    public record Refused(DiagnosticRecord diagnostic) implements Content {}

    /** A piece of a record that was cut for segmentation, which is never agreed. */
    public record Fragment() implements Content {}

    /**
     * The slots of what {@link ApduPart#SEARCH_RESPONSE_RECORDS}, {@link
     * ApduPart#PRESENT_RESPONSE_RECORDS} or {@link ApduPart#SEGMENT_SEGMENT_RECORDS} found; none
     * where that is diagnostics.
     */
    public static List<ResponseRecord> list(BerElement records) {
        List<ResponseRecord> list = new ArrayList<>();
        if (!isDiagnostic(records)) {
            records.children().forEach(slot -> list.add(of(slot)));
        }
        return List.copyOf(list);
    }

    /** The diagnostics about the whole request; none where records are there instead. */
    public static List<DiagnosticRecord> diagnostics(BerElement records) {
        List<DiagnosticRecord> list = new ArrayList<>();
        if (ApduPart.RECORDS_NON_SURROGATE_DIAGNOSTIC.begins(records.tag())) {
            list.add(DiagnosticRecord.of(records));
        } else if (isDiagnostic(records)) {
            records.children().forEach(each -> list.add(DiagnosticRecord.of(each)));
        }
        return List.copyOf(list);
    }

    /**
     * One slot of the list.
     *
     * @throws MalformedApdu if it is none
     */
    public static ResponseRecord of(BerElement slot) {
        BerElement record = ApduPart.NAMED_RECORD_RECORD.in(slot);
        ApduPart kind = record == null ? null : ApduPart.of(PartType.RECORD, record.tag());
        if (record == null || kind == null) {
            throw new MalformedApdu(Fault.MISSING_PART, slot.offset());
        }
        BerElement inner = kind.unwrapped(record);
        Content content =
                switch (kind) {
                    case RECORD_RETRIEVAL_RECORD -> new Retrieved(new External(inner));
                    case RECORD_SURROGATE_DIAGNOSTIC -> new Refused(DiagnosticRecord.of(inner));
                    default -> new Fragment();
                };
        return new ResponseRecord(ApduPart.NAMED_RECORD_NAME.in(slot), content);
    }

    @Override
    public String toString() {
        return content.getClass().getSimpleName();
    }

    private static boolean isDiagnostic(BerElement records) {
        return ApduPart.RECORDS_NON_SURROGATE_DIAGNOSTIC.begins(records.tag())
                || ApduPart.RECORDS_MULTIPLE_NON_SUR_DIAGNOSTICS.begins(records.tag());
    }
}
