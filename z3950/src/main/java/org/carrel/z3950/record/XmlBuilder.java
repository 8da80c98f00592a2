package org.carrel.z3950.record;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import java.util.ArrayDeque;
import java.util.Deque;
import org.carrel.z3950.ber.Wiping;

/**
 * Writes XML in UTF-8 element by element. Names are the format's own; text is escaped. One thread;
 * ended by exactly one of {@link #finish}, which hands the memory on, or {@link #close()}, which
 * wipes it.
 */
public final class XmlBuilder implements AutoCloseable {
    private static final int LARGEST = 8 * XmlEncoding.LONGEST;

    private final ByteBufAllocator allocator;
    private final Deque<String> names = new ArrayDeque<>();
    private ByteBuf bytes;
    private boolean open;
    private boolean ended;

    /** A document that will probably need so many bytes. */
    public XmlBuilder(ByteBufAllocator allocator, int expectedSize) {
        this.allocator = allocator;
        int size = Math.clamp(expectedSize, 64, LARGEST);
        this.bytes = allocator.directBuffer(size, size);
    }

    /** Begins an element. */
    public XmlBuilder begin(String name) {
        closeTag();
        write("<").write(name);
        names.push(name);
        open = true;
        return this;
    }

    /** Adds an attribute with a value of the format's or the administrator's own. */
    public XmlBuilder attribute(String name, String value) {
        write(" ").write(name).write("=\"");
        write(value.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;"));
        return write("\"");
    }

    /** Adds an attribute with the bytes between two places of a buffer. */
    public XmlBuilder attribute(String name, ByteBuf value, int start, int end) {
        write(" ").write(name).write("=\"");
        room((end - start) * XmlText.GROWTH);
        XmlText.escape(value, start, end, bytes);
        return write("\"");
    }

    /** Appends the text between two places of a buffer. */
    public XmlBuilder text(ByteBuf from, int start, int end) {
        closeTag();
        room((end - start) * XmlText.GROWTH);
        XmlText.escape(from, start, end, bytes);
        return this;
    }

    /** Appends a whole element that is XML already. */
    public XmlBuilder element(ByteBuf xml) {
        closeTag();
        room(xml.readableBytes());
        bytes.writeBytes(xml, xml.readerIndex(), xml.readableBytes());
        return this;
    }

    /** Ends the innermost element. */
    public XmlBuilder end() {
        closeTag();
        return write("</").write(names.pop()).write(">");
    }

    /** The document, which the caller wipes and releases. */
    public ByteBuf finish() {
        if (!names.isEmpty()) {
            throw new IllegalStateException("an element is open");
        }
        ended = true;
        return bytes;
    }

    @Override
    public void close() {
        if (!ended) {
            ended = true;
            Wiping.release(bytes);
        }
    }

    private void closeTag() {
        if (open) {
            open = false;
            write(">");
        }
    }

    private XmlBuilder write(String text) {
        room(text.length() * 3);
        ByteBufUtil.writeUtf8(bytes, text);
        return this;
    }

    private void room(int more) {
        bytes = Growth.room(bytes, more, LARGEST, allocator);
    }
}
