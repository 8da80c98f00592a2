package org.carrel.z3950;

import org.carrel.z3950.ber.BerElement;
import org.jspecify.annotations.Nullable;

/**
 * Agreeing on UTF-8, the only charset that the gateway proposes or accepts; languages tell about
 * users and are never sent on. Goes with {@link InitOption#NEGOTIATION}. Source: z3950.md §4.6.
 */
public final class CharsetNegotiation {
    private CharsetNegotiation() {}

    /** Whether the other information of an Init proposes UTF-8 among its charsets. */
    public static boolean proposesUtf8(@Nullable BerElement otherInformation) {
        BerElement proposal = negotiated(otherInformation, ApduPart.CHARSET_NEGOTIATION_PROPOSAL);
        BerElement charsets =
                proposal == null ? null : ApduPart.CHARSET_ORIGIN_PROPOSED_CHARSETS.in(proposal);
        if (charsets == null) {
            return false;
        }
        for (BerElement charset : charsets.children()) {
            if (ApduPart.CHARSET_PROPOSAL_ISO10646.begins(charset.tag()) && isUtf8(charset)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the other information of an Init response selects UTF-8. */
    public static boolean selectsUtf8(@Nullable BerElement otherInformation) {
        BerElement selection = selection(otherInformation);
        return selection != null
                && ApduPart.CHARSET_SELECTION_ISO10646.begins(selection.tag())
                && isUtf8(selection);
    }

    /**
     * Whether an Init, or its response, says that the charset is that of records too; false where
     * it says nothing.
     */
    public static boolean coversRecords(@Nullable BerElement otherInformation) {
        BerElement proposal = negotiated(otherInformation, ApduPart.CHARSET_NEGOTIATION_PROPOSAL);
        BerElement answer = negotiated(otherInformation, ApduPart.CHARSET_NEGOTIATION_RESPONSE);
        BerElement flag = null;
        if (proposal != null) {
            flag = ApduPart.CHARSET_ORIGIN_RECORDS_IN_SELECTED_CHARSETS.in(proposal);
        } else if (answer != null) {
            flag = ApduPart.CHARSET_TARGET_RECORDS_IN_SELECTED_CHARSETS.in(answer);
        }
        return flag != null && flag.bool();
    }

    /** Appends a unit that proposes UTF-8, inside the other information of an Init. */
    public static void propose(ApduWriter writer, boolean forRecords) {
        begin(writer);
        writer.begin(ApduPart.CHARSET_NEGOTIATION_PROPOSAL)
                .begin(ApduPart.CHARSET_ORIGIN_PROPOSED_CHARSETS)
                .begin(ApduPart.CHARSET_PROPOSALS_CHARSET)
                .begin(ApduPart.CHARSET_PROPOSAL_ISO10646)
                .oid(ApduPart.ISO_10646_ENCODING_LEVEL, Oids.UTF_8)
                .end()
                .end()
                .end()
                .bool(ApduPart.CHARSET_ORIGIN_RECORDS_IN_SELECTED_CHARSETS, forRecords)
                .end();
        end(writer);
    }

    /** Appends a unit that selects UTF-8, inside the other information of an Init response. */
    public static void select(ApduWriter writer, boolean forRecords) {
        begin(writer);
        writer.begin(ApduPart.CHARSET_NEGOTIATION_RESPONSE)
                .begin(ApduPart.CHARSET_TARGET_SELECTED_CHARSETS)
                .begin(ApduPart.CHARSET_SELECTION_ISO10646)
                .oid(ApduPart.ISO_10646_ENCODING_LEVEL, Oids.UTF_8)
                .end()
                .end()
                .bool(ApduPart.CHARSET_TARGET_RECORDS_IN_SELECTED_CHARSETS, forRecords)
                .end();
        end(writer);
    }

    private static void begin(ApduWriter writer) {
        writer.begin(ApduPart.OTHER_INFORMATION_UNIT)
                .begin(ApduPart.OTHER_UNIT_INFORMATION)
                .begin(ApduPart.INFORMATION_EXTERNAL_INFORMATION)
                .oid(ApduPart.EXTERNAL_DIRECT_REFERENCE, InformationKind.CHARSET_3.oid())
                .begin(ApduPart.EXTERNAL_ENCODING)
                .beginSingle(PartType.CHARSET_NEGOTIATION);
    }

    private static void end(ApduWriter writer) {
        writer.end().end().end().end().end();
    }

    private static @Nullable BerElement selection(@Nullable BerElement otherInformation) {
        BerElement answer = negotiated(otherInformation, ApduPart.CHARSET_NEGOTIATION_RESPONSE);
        return answer == null ? null : ApduPart.CHARSET_TARGET_SELECTED_CHARSETS.in(answer);
    }

    private static @Nullable BerElement negotiated(
            @Nullable BerElement otherInformation, ApduPart side) {
        BerElement found =
                InformationUnit.first(InformationKind.CHARSET_3, otherInformation)
                        .flatMap(InformationUnit::external)
                        .map(external -> external.single(PartType.CHARSET_NEGOTIATION))
                        .orElse(null);
        return found != null && side.begins(found.tag()) ? found : null;
    }

    private static boolean isUtf8(BerElement iso10646) {
        BerElement level = ApduPart.ISO_10646_ENCODING_LEVEL.in(iso10646);
        return level != null && level.is(Oids.UTF_8);
    }
}
