package org.carrel.z3950;

import org.carrel.z3950.MalformedApdu.Fault;
import org.carrel.z3950.ber.BerElement;
import org.jspecify.annotations.Nullable;

/**
 * A diagnostic as it stands in an APDU, reduced to its number; its text is a window that nobody has
 * to open. Those in a structure of their own (Diag-1) become {@link Diagnostic#UNSPECIFIED} unless
 * they hold a numbered one (z3950.md §4.4).
 *
 * @param code the number in Bib-1
 * @param text what the peer added, which may be about a person
 */
public record DiagnosticRecord(long code, @Nullable BerElement text) {

    /**
     * Reads a default diagnostic, with any tag, or a Diag-1 in an EXTERNAL.
     *
     * @throws MalformedApdu if it is neither
     */
    public static DiagnosticRecord of(BerElement element) {
        if (element.is(PartType.EXTERNAL.tag())) {
            return of(new External(element));
        }
        BerElement condition = ApduPart.DEFAULT_DIAGNOSTIC_CONDITION.in(element);
        BerElement set = ApduPart.DEFAULT_DIAGNOSTIC_DIAGNOSTIC_SET_ID.in(element);
        if (condition == null || set == null) {
            throw new MalformedApdu(Fault.MISSING_PART, element.offset());
        }
        long code =
                set.is(Oids.BIB_1_DIAGNOSTICS)
                        ? condition.integer()
                        : Diagnostic.UNSPECIFIED.code();
        BerElement text = ApduPart.DEFAULT_DIAGNOSTIC_ADDITIONAL_INFORMATION.in(element);
        return new DiagnosticRecord(code, text);
    }

    /** The same in the table, or {@link Diagnostic#UNSPECIFIED}. */
    public Diagnostic diagnostic() {
        return Diagnostic.of(code).orElse(Diagnostic.UNSPECIFIED);
    }

    @Override
    public String toString() {
        return "diagnostic " + code;
    }

    /** Reads a Diag-1. */
    public static DiagnosticRecord of(External external) {
        BerElement list =
                external.is(Oids.DIAG_1) ? external.single(PartType.DIAGNOSTIC_FORMAT) : null;
        BerElement unit = list == null ? null : list.firstChild();
        BerElement choice = unit == null ? null : ApduPart.DIAGNOSTIC_UNIT_DIAGNOSTIC.in(unit);
        return choice != null && ApduPart.DIAGNOSTIC_CHOICE_DEFAULT.begins(choice.tag())
                ? of(choice)
                : new DiagnosticRecord(Diagnostic.UNSPECIFIED.code(), null);
    }
}
