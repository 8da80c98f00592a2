package org.carrel.z3950.sru;

import org.carrel.z3950.query.Window;
import org.carrel.z3950.query.WipedBuffer;

/** Text inside XML: signs as entities, and nothing that XML 1.0 cannot hold. */
final class XmlText {
    private XmlText() {}

    /** Appends a text of a catalogue or a reader. */
    static void write(Window text, WipedBuffer to) {
        for (int at = 0; at < text.length(); at++) {
            octet(text.byteAt(at), to);
        }
    }

    /** Appends a text of our own or of an administrator. */
    static void write(String text, WipedBuffer to) {
        write(Window.ofText(text), to);
    }

    /** Appends an element with a text of our own in it. */
    static void element(String name, String text, WipedBuffer to) {
        to.writeByte('<').writeAscii(name).writeByte('>');
        write(text, to);
        to.writeAscii("</").writeAscii(name).writeByte('>');
    }

    /** Appends an element with a number in it. */
    static void element(String name, long number, WipedBuffer to) {
        element(name, Long.toString(number), to);
    }

    /** Appends a character as it is. */
    static void codePoint(int codePoint, WipedBuffer to) {
        if (codePoint < 0x80) {
            to.writeByte(codePoint);
            return;
        }
        int more = codePoint < 0x800 ? 1 : codePoint < 0x10000 ? 2 : 3;
        int lead = more == 1 ? 0xC0 : more == 2 ? 0xE0 : 0xF0;
        to.writeByte(lead | (codePoint >> (6 * more)));
        for (int shift = 6 * (more - 1); shift >= 0; shift -= 6) {
            to.writeByte(0x80 | ((codePoint >> shift) & 0x3F));
        }
    }

    /** Appends one byte of UTF-8. */
    static void octet(int octet, WipedBuffer to) {
        switch (octet) {
            case '<' -> to.writeAscii("&lt;");
            case '>' -> to.writeAscii("&gt;");
            case '&' -> to.writeAscii("&amp;");
            case '"' -> to.writeAscii("&quot;");
            case '\r' -> to.writeAscii("&#13;");
            default -> {
                boolean held = octet >= ' ' || octet == '\t' || octet == '\n';
                to.writeByte(held ? octet : ' ');
            }
        }
    }
}
