package org.carrel.z3950;

import org.carrel.z3950.ber.BerElement;
import org.carrel.z3950.ber.BerTag;
import org.carrel.z3950.ber.Hex;

/** What an element means, whatever form its lengths had: tags and contents, one line. */
final class TreeText {
    private TreeText() {}

    static String of(BerElement element) {
        StringBuilder text = new StringBuilder();
        append(element, text);
        return text.toString();
    }

    private static void append(BerElement element, StringBuilder text) {
        text.append(BerTag.text(element.tag()));
        if (!element.isConstructed()) {
            text.append(' ').append(Hex.text(element.content())).append(' ');
            return;
        }
        text.append("{ ");
        element.children().forEach(child -> append(child, text));
        text.append("} ");
    }
}
