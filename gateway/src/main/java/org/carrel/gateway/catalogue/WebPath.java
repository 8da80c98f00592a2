package org.carrel.gateway.catalogue;

import org.carrel.z3950.query.Window;
import org.carrel.z3950.query.WipedBuffer;

/** A part of a URI's path, with its percent signs undone. */
final class WebPath {
    private static final int SIXTEEN = 16;

    private WebPath() {}

    /** The part, decoded at the end of a memory; a broken percent sign stays as it is. */
    static Window decoded(Window part, WipedBuffer memory) {
        int from = memory.length();
        int at = 0;
        while (at < part.length()) {
            int octet = part.byteAt(at);
            int escaped = octet == '%' && at + 2 < part.length() ? escaped(part, at + 1) : -1;
            memory.writeByte(escaped < 0 ? octet : escaped);
            at += escaped < 0 ? 1 : 3;
        }
        return Window.since(memory, from);
    }

    private static int escaped(Window part, int at) {
        int high = Character.digit(part.byteAt(at), SIXTEEN);
        int low = Character.digit(part.byteAt(at + 1), SIXTEEN);
        return high < 0 || low < 0 ? -1 : high * SIXTEEN + low;
    }
}
