package org.carrel.z3950.sru;

import java.util.ArrayDeque;
import java.util.Deque;
import org.carrel.z3950.query.WipedBuffer;

/**
 * Writes elements anew as they are read: no prefixes, no attributes of other namespaces, which
 * could name an address to fetch from, no comments and no instructions to programs.
 */
final class XmlCopy {
    private final XmlPull from;
    private final WipedBuffer to;
    private final Deque<String> namespaces = new ArrayDeque<>();

    XmlCopy(XmlPull from, WipedBuffer to) {
        this.from = from;
        this.to = to;
    }

    /** Appends the element that begins here and all within it, up to its end. */
    void element() {
        int outer = from.depth();
        begin();
        while (!(from.atEnd() && from.depth() == outer)) {
            if (!from.next()) {
                return;
            }
            if (from.atStart()) {
                begin();
            } else if (from.atEnd()) {
                namespaces.pop();
                to.writeAscii("</");
                XmlText.write(from.name(), to);
                to.writeByte('>');
            } else {
                from.text(to, true);
            }
        }
    }

    private void begin() {
        String namespace = from.namespace();
        to.writeByte('<');
        XmlText.write(from.name(), to);
        String outer = namespaces.isEmpty() ? "" : namespaces.peek();
        if (!namespace.equals(outer)) {
            attribute("xmlns", namespace);
        }
        namespaces.push(namespace);
        for (int each = 0; each < from.attributes(); each++) {
            if (from.isPlain(each)) {
                attribute(from.attributeName(each), from.attributeValue(each));
            }
        }
        to.writeByte('>');
    }

    private void attribute(String name, String value) {
        to.writeByte(' ');
        XmlText.write(name, to);
        to.writeAscii("=\"");
        XmlText.write(value, to);
        to.writeByte('"');
    }
}
