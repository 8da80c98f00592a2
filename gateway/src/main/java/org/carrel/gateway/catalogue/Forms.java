package org.carrel.gateway.catalogue;

import java.util.Set;
import org.carrel.gateway.enquiry.Form;
import org.carrel.gateway.enquiry.TurnedDown;
import org.carrel.gateway.watch.Outcome;
import org.carrel.z3950.ApduPart;
import org.carrel.z3950.Diagnostic;
import org.carrel.z3950.RecordSyntax;
import org.carrel.z3950.ber.BerElement;
import org.jspecify.annotations.Nullable;

/**
 * In which form a client wants to see records (z3950.md §3.3, §3.4): one syntax and one word out of
 * a list; a client's own words go no further.
 */
final class Forms {
    /** What is meant where nothing is said: full records in MARC 21. */
    private static final String FULL = "F";

    private Forms() {}

    /** The form that a present asks for. */
    static Form wanted(
            @Nullable BerElement composition, @Nullable BerElement syntax, Set<String> words) {
        if (composition == null || ApduPart.RECORD_COMPOSITION_SIMPLE.begins(composition.tag())) {
            BerElement names =
                    composition == null
                            ? null
                            : ApduPart.RECORD_COMPOSITION_SIMPLE.unwrapped(composition);
            return named(names, syntax, words);
        }
        return complex(composition, syntax, words);
    }

    /** The form that element set names and a syntax say. */
    static Form named(@Nullable BerElement names, @Nullable BerElement syntax, Set<String> words) {
        RecordSyntax as = syntax(syntax);
        if (names == null) {
            return new Form(as, FULL);
        }
        if (!ApduPart.ELEMENT_SET_NAMES_GENERIC_ELEMENT_SET_NAME.begins(names.tag())) {
            throw no(Diagnostic.ELEMENT_SET_NOT_VALID);
        }
        return new Form(as, word(names, words));
    }

    private static Form complex(
            BerElement composition, @Nullable BerElement syntax, Set<String> words) {
        BerElement generic = ApduPart.COMPOSITION_GENERIC.in(composition);
        BerElement syntaxes = ApduPart.COMPOSITION_RECORD_SYNTAX.in(composition);
        BerElement first = syntaxes == null ? syntax : syntaxes.firstChild();
        if (generic == null) {
            return new Form(syntax(first), FULL);
        }
        BerElement schema = ApduPart.SPECIFICATION_SCHEMA.in(generic);
        BerElement elements = ApduPart.SPECIFICATION_ELEMENT_SPECIFICATION.in(generic);
        if (schema != null && ApduPart.RECORD_SCHEMA_URI.begins(schema.tag())) {
            return new Form(syntax(first), word(schema, words));
        }
        if (schema != null
                || elements == null
                || !ApduPart.ELEMENT_SPECIFICATION_ELEMENT_SET_NAME.begins(elements.tag())) {
            throw no(Diagnostic.COMPOSITION_UNSUPPORTED);
        }
        return new Form(syntax(first), word(elements, words));
    }

    private static String word(BerElement said, Set<String> words) {
        return words.stream()
                .filter(said::is)
                .findFirst()
                .orElseThrow(() -> no(Diagnostic.ELEMENT_SET_NOT_VALID));
    }

    private static RecordSyntax syntax(@Nullable BerElement syntax) {
        return syntax == null
                ? RecordSyntax.USMARC
                : RecordSyntax.of(syntax.oid())
                        .orElseThrow(() -> no(Diagnostic.RECORD_SYNTAX_UNSUPPORTED));
    }

    private static TurnedDown no(Diagnostic diagnostic) {
        return new TurnedDown(diagnostic, Outcome.NOT_ALLOWED);
    }
}
