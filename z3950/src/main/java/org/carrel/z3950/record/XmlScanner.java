package org.carrel.z3950.record;

import io.netty.buffer.ByteBuf;
import org.carrel.z3950.record.MalformedRecord.Fault;
import org.jspecify.annotations.Nullable;

/**
 * Walks over XML in UTF-8 part by part, and hands out windows on its bytes, never text of its own,
 * so that a record leaves nothing behind that cannot be wiped. It reads elements, attributes, text,
 * character references and the five entities that XML itself has; a document type declaration, and
 * with it every other entity, inside or outside, is refused. One thread.
 */
public final class XmlScanner {
    /** How deep elements may stand in one another. */
    public static final int DEEPEST = 64;

    private static final int MOST_PARTS = 400_000;

    /** What {@link #next()} found. */
    public enum Part {
        START,
        END,
        TEXT,
        /** The end of the document. */
        NOTHING
    }

    private final ByteBuf bytes;
    private final int to;
    private final XmlName[] open = new XmlName[DEEPEST];
    private final XmlAttributes attributes;
    private int at;
    private int depth;
    private int parts;
    private boolean closesItself;
    private boolean begun;
    private boolean cdata;
    private @Nullable XmlName name;
    private int textStart;
    private int textEnd;

    /** A walk over the readable bytes of a buffer, which have to be UTF-8. */
    public XmlScanner(ByteBuf bytes) {
        this.bytes = bytes;
        this.at = bytes.readerIndex();
        this.to = bytes.writerIndex();
        this.attributes = new XmlAttributes(bytes);
    }

    /**
     * Goes on to the next part; comments and processing instructions are passed over.
     *
     * @throws MalformedRecord if there is none because this is no XML, or XML of a kind that is
     *     refused
     */
    public Part next() {
        if (++parts > MOST_PARTS) {
            throw wrong(Fault.TOO_MANY);
        }
        if (closesItself) {
            closesItself = false;
            name = open[--depth];
            return Part.END;
        }
        while (at < to) {
            if (bytes.getByte(at) != '<') {
                return text();
            }
            if (follows("<!--")) {
                at = behind("-->");
            } else if (follows("<?")) {
                at = behind("?>");
            } else if (follows("<![CDATA[")) {
                return characterData();
            } else if (follows("</")) {
                return endTag();
            } else {
                return startTag();
            }
        }
        if (depth > 0 || !begun) {
            throw wrong(Fault.CUT_SHORT);
        }
        return Part.NOTHING;
    }

    /** The name of the element that began or ended. */
    public XmlName name() {
        if (name == null) {
            throw new IllegalStateException("no element yet");
        }
        return name;
    }

    /** The attributes of the element that has just begun. */
    public XmlAttributes attributes() {
        return attributes;
    }

    /** How many elements are open, the one that has just begun among them. */
    public int depth() {
        return depth;
    }

    /** Whether the text is nothing but white space. */
    public boolean isBlank() {
        for (int each = textStart; each < textEnd; each++) {
            if (bytes.getByte(each) > ' ' || bytes.getByte(each) < 0) {
                return false;
            }
        }
        return true;
    }

    /** Appends the text, with its references resolved, to a buffer that has room for it. */
    public void appendText(ByteBuf target) {
        if (cdata) {
            target.writeBytes(bytes, textStart, textEnd - textStart);
        } else {
            XmlText.resolve(bytes, textStart, textEnd, target);
        }
    }

    /** The most bytes that {@link #appendText} appends. */
    public int textLength() {
        return textEnd - textStart;
    }

    /** Where in the buffer the walk stands, for saying where a fault is. */
    public int offset() {
        return at - bytes.readerIndex();
    }

    private Part text() {
        textStart = at;
        cdata = false;
        int found = bytes.indexOf(at, to, (byte) '<');
        at = found < 0 ? to : found;
        textEnd = at;
        requireCharacters(depth == 0 && !isBlank());
        return Part.TEXT;
    }

    private Part characterData() {
        textStart = at + "<![CDATA[".length();
        at = behind("]]>");
        textEnd = at - "]]>".length();
        cdata = true;
        requireCharacters(depth == 0);
        return Part.TEXT;
    }

    /** No control bytes: they would be separators in a record. */
    private void requireCharacters(boolean isMisplaced) {
        boolean wrong = isMisplaced;
        for (int each = textStart; !wrong && each < textEnd; each++) {
            wrong = XmlText.isForbidden(bytes.getByte(each));
        }
        if (wrong) {
            throw wrong(Fault.XML);
        }
    }

    private Part startTag() {
        if (depth == 0 && begun) {
            throw wrong(Fault.XML);
        }
        if (depth == DEEPEST) {
            throw wrong(Fault.TOO_DEEP);
        }
        begun = true;
        XmlName found = readName(at + 1);
        at = attributes.read(found.end(), to);
        closesItself = bytes.getByte(at) == '/';
        at += closesItself ? 1 : 0;
        requireClose();
        open[depth++] = found;
        name = found;
        return Part.START;
    }

    private Part endTag() {
        XmlName found = readName(at + 2);
        at = XmlText.skipBlanks(bytes, found.end(), to);
        requireClose();
        if (depth == 0 || !open[depth - 1].contentEquals(found)) {
            throw wrong(Fault.XML);
        }
        depth--;
        name = found;
        return Part.END;
    }

    private void requireClose() {
        if (at >= to || bytes.getByte(at) != '>') {
            throw wrong(Fault.XML);
        }
        at++;
    }

    private XmlName readName(int start) {
        XmlName found = new XmlName(bytes, start, XmlText.nameEnd(bytes, start, to));
        if (found.end() == start) {
            throw wrong(Fault.XML); // <!DOCTYPE comes here too
        }
        return found;
    }

    private boolean follows(String ascii) {
        return XmlText.isAt(bytes, at, to, ascii);
    }

    private int behind(String end) {
        int from = at + 2;
        int found = bytes.indexOf(from, to, (byte) end.charAt(0));
        while (found >= 0 && !XmlText.isAt(bytes, found, to, end)) {
            found = bytes.indexOf(found + 1, to, (byte) end.charAt(0));
        }
        if (found < 0) {
            throw wrong(Fault.CUT_SHORT);
        }
        return found + end.length();
    }

    private MalformedRecord wrong(Fault fault) {
        return new MalformedRecord(fault, offset());
    }
}
