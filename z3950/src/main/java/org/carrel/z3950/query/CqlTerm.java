package org.carrel.z3950.query;

import java.util.List;
import java.util.Optional;
import org.carrel.z3950.query.CqlMap.Category;

/**
 * A term of CQL on its way to RPN: the anchors and masks at its ends become attributes, all others
 * the masks of Z39.58, and the backslashes go. The steps are those of YAZ, so that a site's file
 * means here what it meant there.
 */
final class CqlTerm {
    private static final String Z3958 = "z3958";
    private static final String[] POSITIONS = {"any", "first", "last", "firstAndLast"};
    private static final String[] TRUNCATIONS = {"none", "left", "right", "both"};

    private final CqlMap map;
    private final AttributeStack attributes;
    private final WipedBuffer memory;

    CqlTerm(CqlMap map, AttributeStack attributes, WipedBuffer memory) {
        this.map = map;
        this.attributes = attributes;
        this.memory = memory;
    }

    /** The term as RPN has it; what its signs mean was pushed on the attributes. */
    Window plain(Window written) {
        int anchors = ends(written, '^');
        push(Category.POSITION, POSITIONS[anchors], QueryDiagnostic.POSITION);
        int masks = ends(written, '*');
        boolean z3958 = isMaskedWithin(written);
        if (!z3958) {
            Optional<List<Attribute>> simple =
                    map.attributes(Category.TRUNCATION, TRUNCATIONS[masks]);
            simple.ifPresent(attributes::pushAll);
            z3958 = masks > 0 && simple.isEmpty();
        }
        if (z3958) {
            push(Category.TRUNCATION, Z3958, QueryDiagnostic.TRUNCATION);
        }
        Window bare = without(written, z3958 ? anchors : anchors | masks);
        return z3958 ? masked(bare) : unescaped(bare);
    }

    /** The term as it is, for a target that understands what stands in it. */
    Window raw(Window written) {
        return PqfEscapes.undone(written, memory);
    }

    private void push(Category category, String name, QueryDiagnostic otherwise) {
        attributes.pushAll(
                map.attributes(category, name).orElseThrow(() -> new QueryFault(otherwise)));
    }

    /** 1 where the sign stands first, 2 where it stands last, 3 for both. */
    private static int ends(Window term, int sign) {
        int last = term.length() - 1;
        if (last < 0) {
            return 0;
        }
        int first = term.byteAt(0) == sign ? 1 : 0;
        return last > 0 && term.byteAt(last) == sign && !isEscaped(term, last) ? first | 2 : first;
    }

    private static boolean isMaskedWithin(Window term) {
        for (int at = 0; at < term.length(); at++) {
            int letter = term.byteAt(at);
            boolean within = at > 0 && at < term.length() - 1;
            if (letter == '\\') {
                at++;
            } else if (letter == '?' || (letter == '*' && within)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isEscaped(Window term, int place) {
        int before = place;
        while (before > 0 && term.byteAt(before - 1) == '\\') {
            before--;
        }
        return (place - before) % 2 == 1;
    }

    private static Window without(Window term, int ends) {
        return term.part(ends & 1, term.length() - (ends >> 1));
    }

    private Window unescaped(Window term) {
        int from = memory.length();
        for (int at = 0; at < term.length(); at++) {
            if (term.byteAt(at) == '\\' && at < term.length() - 1) {
                at++;
            }
            memory.writeByte(term.byteAt(at));
        }
        return Window.since(memory, from);
    }

    /** In Z39.58 {@code ?} masks any number of letters and {@code #} one. */
    private Window masked(Window term) {
        int from = memory.length();
        for (int at = 0; at < term.length(); at++) {
            int letter = term.byteAt(at);
            if (letter == '*') {
                memory.writeByte('?');
                separateDigit(term, at + 1);
            } else if (letter == '?') {
                memory.writeByte('#');
            } else {
                at += letter == '\\' && at < term.length() - 1 ? 1 : 0;
                literal(term.byteAt(at));
            }
        }
        return Window.since(memory, from);
    }

    /** A digit behind a mask would be a count. */
    private void separateDigit(Window term, int at) {
        if (at < term.length() && term.byteAt(at) >= '0' && term.byteAt(at) <= '9') {
            memory.writeByte('\\');
        }
    }

    private void literal(int letter) {
        if (letter == '#' || letter == '?') {
            memory.writeByte('\\');
        }
        memory.writeByte(letter);
    }
}
