package org.carrel.z3950.query;

import io.netty.buffer.ByteBuf;
import java.util.Arrays;
import java.util.Optional;

/**
 * What a peer writes its terms in, and the way between that and UTF-8, byte by byte: no text of
 * Java is ever made of a term. Catalogues seldom keep to what was negotiated, so this is set for
 * each (z3950.md §4.6).
 */
public enum TermCharset {
    UTF_8("utf-8"),
    ISO_8859_1("iso-8859-1"),
    /** The Latin letters of MARC-8; its other scripts are refused. */
    MARC_8("marc-8");

    private static final int MOST_BYTES_FOR_ONE = 2;

    private final String text;

    TermCharset(String text) {
        this.text = text;
    }

    /** The name that stands in {@code carrel.yaml}. */
    public String text() {
        return text;
    }

    /** The charset of that name, if we speak it. */
    public static Optional<TermCharset> named(String text) {
        return Arrays.stream(values()).filter(each -> each.text.equals(text)).findFirst();
    }

    /**
     * A copy in UTF-8 of the buffer's readable bytes.
     *
     * @throws QueryFault with 125 where they are not of this charset
     */
    Window toUtf8(ByteBuf from, WipedBuffer to) {
        int start = to.length();
        Window bytes = Window.on(from);
        switch (this) {
            case UTF_8 -> copied(bytes, to);
            case ISO_8859_1 -> {
                for (int at = 0; at < bytes.length(); at++) {
                    Utf8.write(bytes.byteAt(at), to);
                }
            }
            case MARC_8 -> Marc8.toUtf8(bytes, to);
        }
        return Window.since(to, start);
    }

    /** The most bytes that a text will take. */
    int longest(Window text) {
        return text.length() * MOST_BYTES_FOR_ONE;
    }

    /**
     * Appends a text in this charset.
     *
     * @throws QueryFault with 1072 for a letter that it does not have
     */
    void fromUtf8(Window text, ByteBuf to) {
        if (this == UTF_8) {
            text.copyTo(to);
            return;
        }
        Marc8 marc8 = new Marc8(to);
        int at = 0;
        while (at < text.length()) {
            int width = Utf8.widthAt(text, at);
            int codePoint = Utf8.codePointAt(text, at, width);
            if (this == MARC_8) {
                marc8.write(codePoint);
            } else {
                to.writeByte(latin1(codePoint));
            }
            at += width;
        }
        marc8.end();
    }

    private static void copied(Window bytes, WipedBuffer to) {
        if (!TermText.isUtf8(bytes)) {
            throw new QueryFault(QueryDiagnostic.MALFORMED_TERM);
        }
        bytes.copyTo(to);
    }

    private static int latin1(int codePoint) {
        if (codePoint > 0xFF) {
            throw new QueryFault(QueryDiagnostic.UNREPRESENTABLE);
        }
        return codePoint;
    }
}
